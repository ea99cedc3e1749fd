"""Files of each kind, made as they are needed."""

import io
import zipfile
from collections.abc import Sequence

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)


def make_zip(members: Sequence[tuple[str, bytes | str]]) -> bytes:
    """Return an archive of members in this order; names may repeat."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return packed.getvalue()


def make_docx(paragraphs: Sequence[str], *, prologue: str = "", body: str = "") -> bytes:
    """Return a Word document of paragraphs, with raw XML after them."""
    texts = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    opening = f'<?xml version="1.0"?>{prologue}<w:document xmlns:w="{WORD}"><w:body>'
    document = f"{opening}{texts}{body}</w:body></w:document>"
    return make_zip(
        [("[Content_Types].xml", CONTENT_TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", document)]
    )


def make_pdf(pages: Sequence[Sequence[str]], *, trailer: str = "") -> bytes:
    """Return a PDF whose pages hold lines of Latin text."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 11 Tf 60 780 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _assemble(objects, trailer)


def _assemble(objects: Sequence[str], trailer: str) -> bytes:
    written = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n"
    return written + f"{end}startxref\n{len(written)}\n%%EOF\n".encode("latin-1")


MAIL = b"""From: Jobs <jobs@example.org>
To: me@example.org
Subject: Kiln operator wanted
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=cut

--cut
Content-Type: text/plain; charset=utf-8

---------- Forwarded message ---------
From: Somebody <somebody@example.org>
Date: Mon, 2 Nov 2026

You fire two kilns a day.
--cut
Content-Type: application/pdf
Content-Disposition: attachment; filename="terms.pdf"

x
--cut--
"""
PAGE = (
    b"<!doctype html><title>x</title><script>no()</script>"
    b"<h1>Kiln operator</h1><ul><li>Fire&nbsp;two kilns</ul>"
)
