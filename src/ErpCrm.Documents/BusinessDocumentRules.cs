using System.Globalization;
using System.Text;

namespace ErpCrm.Documents;

/// <summary>What a document must be before it is laid out; a mistake of the caller, never of the user.</summary>
internal static class BusinessDocumentRules
{
    private const int MaxColumns = 16;
    private const int MaxQrBytes = 1000;

    public static void Check(BusinessDocument document)
    {
        Require(document.Columns.Count is > 0 and <= MaxColumns, $"A document needs 1 to {MaxColumns} columns.");
        for (var i = 0; i < document.Lines.Count; i++)
        {
            Require(document.Lines[i].Cells.Count == document.Columns.Count,
                $"Line {i + 1} does not have one cell per column.");
        }

        Require(document.Columns.Count(column => column.Grows) <= 1, "Only one column can grow.");
        Require(document.Language.Length > 0, "A document needs a language.");
        Require(document.Metadata.CreatedAtUtc.Kind != DateTimeKind.Local, "The time of creation must be in UTC.");
        Require(
            document.Payment?.QrPayload is not { } payload || Encoding.UTF8.GetByteCount(payload) <= MaxQrBytes,
            $"The payload of the payment code has more than {MaxQrBytes} bytes.");
        Require(
            document.Attachment is not { } attachment
                || (attachment.FileName.Length > 0 && attachment.FileName.IndexOfAny(['/', '\\']) < 0),
            "The attachment needs a file name without a path.");
        Require(IsPageNumberFormat(document.PageNumberFormat),
            "The page number format must contain {0} and nothing beyond {1}.");
    }

    private static bool IsPageNumberFormat(string format)
    {
        try
        {
            return string.Format(CultureInfo.InvariantCulture, format, "\u0001", "").Contains('\u0001');
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new ArgumentException(otherwise);
        }
    }
}
