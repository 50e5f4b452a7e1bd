"""How sentences lead to the name of an exercise: what stands before the verb, and between it and the name."""

from typing import Final

THEN: Final = (
    r"(?:(?:first|second|third|fourth|fifth|next|then|now|finally|lastly|also|afterwards?|after that|from there|"
    r"for example|for instance|instead|to (?:begin|start|finish|end))(?: up)?[,:]?\s+){0,4}"
    r"(?:(?:if|when|once|for|to|after|as)\s[^,.;:!?]{2,70},\s+(?:then\s+)?)?"
)
SPEAKER: Final = (
    r"(?:(?:let's|let us|we'll|we will|you can|you could|you'll|i like to|i'd|please|simply|just)\s+(?:also\s+)?)?"
)
QUALITY: Final = (
    r"(?:(?:a|an|the|your|some|my|one|few|simple|gentle|basic|classic|quick|easy|good|great|popular|favou?rite|"
    r"little|more|slow|with|doing|performing|what is|known as|called|of|rounds?|old|trusty|humble|so-called)\s+){0,6}"
)
