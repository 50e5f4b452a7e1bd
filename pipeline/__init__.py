"""liftlore reads fitness articles into one catalogue of exercises that answers SQL and shows where sources conflict."""
