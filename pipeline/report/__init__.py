"""The report: the catalogue as a folder of web pages that opens by double-click, without a server or a network."""
