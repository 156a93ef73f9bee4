"""Statistics in workbooks: reading what units send, adding it up, writing the workbook to send out."""
