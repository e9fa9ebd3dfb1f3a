namespace ErpCrm.Documents.Pdf;

/// <summary>What a file says about itself, and what it carries.</summary>
internal sealed record PdfInfo(
    string Title, string Author, string Subject, string Language, DateTime CreatedAtUtc, DocumentAttachment? Attachment)
{
    public const string Producer = "ErpCrm";

    public static PdfInfo Of(BusinessDocument document) => new(
        PrintableText.Unjoined(document.Metadata.Title),
        PrintableText.Unjoined(document.Metadata.Author),
        PrintableText.Unjoined(document.Metadata.Subject),
        document.Language,
        document.Metadata.CreatedAtUtc,
        document.Attachment);
}
