"""Makes the faces of Inter for pictures of charts: digits of one width, since renderers of SVG know no font features.

    python3 tabular.py FOLDER-WITH-INTER-OTF    (needs fonttools)
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

for weight in ("Regular", "SemiBold"):
    name = f"Inter-{weight}.otf"
    font = TTFont(Path(sys.argv[1]) / name, recalcTimestamp=False)
    table = font["GSUB"].table
    lookups = {at for record in table.FeatureList.FeatureRecord if record.FeatureTag == "tnum" for at in record.Feature.LookupListIndex}
    tabular = {}
    for at in lookups:
        for sub in table.LookupList.Lookup[at].SubTable:
            tabular |= getattr(sub, "ExtSubTable", sub).mapping
    for cmap in font["cmap"].tables:
        cmap.cmap = {code: tabular.get(glyph, glyph) for code, glyph in cmap.cmap.items()}
    font.save(Path(__file__).parent / name)
