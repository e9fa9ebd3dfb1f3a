namespace ErpCrm.Documents;

/// <summary>
/// What is printed on an invoice, a credit note or a similar document. Every text is given in the reader's language and
/// already formatted; nothing is computed here. Immutable: the same document always renders to the same bytes.
/// </summary>
public sealed record BusinessDocument
{
    /// <summary>The kind of document, such as "Invoice"; the line above the number.</summary>
    public required string Title { get; init; }

    /// <summary>The document's own number, the largest text on the first page; repeated on each page.</summary>
    public required string Number { get; init; }

    /// <summary>A sentence under the number, such as "Corrects invoice INV-2026-0184 of 1 Nov 2026".</summary>
    public string? Subtitle { get; init; }

    /// <summary>A short mark beside the title, such as "Draft" or "Copy".</summary>
    public string? Mark { get; init; }

    /// <summary>Who issues the document.</summary>
    public required DocumentParty Seller { get; init; }

    /// <summary>Whom the document is for.</summary>
    public required DocumentParty Buyer { get; init; }

    /// <summary>Dates, references and the like.</summary>
    public IReadOnlyList<DocumentFact> Facts { get; init; } = [];

    /// <summary>A PNG or JPEG accepted by <see cref="DocumentImage.Check"/>;
    /// printed at most 5 cm wide and 1.7 cm high.</summary>
    public ReadOnlyMemory<byte> Logo { get; init; }

    /// <summary>Paragraphs between the parties and the lines.</summary>
    public string? Introduction { get; init; }

    /// <summary>The columns of the lines, 1 to 16; with more than 5 or 6 the type gets smaller.</summary>
    public required IReadOnlyList<DocumentColumn> Columns { get; init; }

    /// <summary>The lines, in the order of print.</summary>
    public required IReadOnlyList<DocumentLine> Lines { get; init; }

    /// <summary>The rows under the lines; kept on one page together with the last line.</summary>
    public IReadOnlyList<DocumentTotal> Totals { get; init; } = [];

    /// <summary>The amount due in words, under the totals.</summary>
    public string? InWords { get; init; }

    /// <summary>How to pay; kept together on one page.</summary>
    public DocumentPayment? Payment { get; init; }

    /// <summary>Who signs, side by side under the notes; kept together on one page.</summary>
    public IReadOnlyList<DocumentSignature> Signatures { get; init; } = [];

    /// <summary>Printed instead of a logo where there is none: the company's initials.</summary>
    public string? Monogram { get; init; }

    /// <summary>Terms, legal notes, thanks.</summary>
    public IReadOnlyList<DocumentNote> Notes { get; init; } = [];

    /// <summary>Small print at the bottom of each page; a footer of
    /// more than 6 lines is printed once, after the notes.</summary>
    public string? Footer { get; init; }

    /// <summary>The page number in the reader's language: {0} is the page,
    /// {1} the number of pages, such as "Page {0} of {1}".</summary>
    public required string PageNumberFormat { get; init; }

    /// <summary>The language of the document as a BCP 47 tag, such as "ky".</summary>
    public required string Language { get; init; }

    /// <summary>What the file says about itself.</summary>
    public required DocumentMetadata Metadata { get; init; }

    /// <summary>A machine-readable copy carried inside the file.</summary>
    public DocumentAttachment? Attachment { get; init; }
}

/// <summary>One side of the document.</summary>
/// <param name="Label">Such as "Bill to".</param>
/// <param name="Name">The legal name, emphasised.</param>
/// <param name="Details">Address, tax numbers, contact; one entry is one line, wrapped where it is long.</param>
public sealed record DocumentParty(string Label, string Name, IReadOnlyList<string> Details);

/// <summary>A label and its value, such as "Due" and "15 Nov 2026".</summary>
public sealed record DocumentFact(string Label, string Value);

/// <summary>A column of the lines.</summary>
/// <param name="Label">The column's heading.</param>
/// <param name="Alignment">Figures belong to the end, text to the start.</param>
/// <param name="Grows">
/// This column takes the width that the others leave and is the one
/// for descriptions. Without any, the first column that is aligned to the start grows.
/// </param>
public sealed record DocumentColumn(string Label, DocumentAlignment Alignment = DocumentAlignment.Start,
    bool Grows = false);

/// <summary>Where text stands within its column.</summary>
public enum DocumentAlignment
{
    /// <summary>Flush left.</summary>
    Start,

    /// <summary>Flush right.</summary>
    End,
}

/// <summary>One line.</summary>
/// <param name="Cells">One text per column.</param>
/// <param name="Detail">A second, quieter text under the description; may be long.</param>
public sealed record DocumentLine(IReadOnlyList<string> Cells, string? Detail = null);

/// <summary>One row under the lines, such as "VAT 12%" and "KGS 33,972.00".</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The amount with its currency.</param>
/// <param name="Emphasised">The amount the reader looks for.</param>
public sealed record DocumentTotal(string Label, string Value, bool Emphasised = false);

/// <summary>How to pay.</summary>
/// <param name="Heading">Such as "Payment details".</param>
/// <param name="Facts">Bank, account, reference.</param>
/// <param name="QrPayload">The exact text of the payment QR code, at
/// most 1,000 bytes in UTF-8; none is printed without it.</param>
/// <param name="QrCaption">A few words under the code, such as "Scan to pay".</param>
public sealed record DocumentPayment(string Heading, IReadOnlyList<DocumentFact> Facts, string? QrPayload = null,
    string? QrCaption = null);

/// <summary>A line to sign on.</summary>
/// <param name="Label">Who signs, such as "Director".</param>
/// <param name="Name">Printed under the line, if it is known; else the word for the stamp.</param>
public sealed record DocumentSignature(string Label, string? Name = null);

/// <summary>A paragraph after the totals; line breaks are kept.</summary>
/// <param name="Text">The paragraph.</param>
/// <param name="Heading">Its heading, if it has one.</param>
public sealed record DocumentNote(string Text, string? Heading = null);

/// <summary>What the file says about itself.</summary>
/// <param name="Title">The title in the reader's window.</param>
/// <param name="Author">The issuing company.</param>
/// <param name="Subject">One sentence about the content.</param>
/// <param name="CreatedAtUtc">When the document was made, in UTC; never the time of printing.</param>
public sealed record DocumentMetadata(string Title, string Author, string Subject, DateTime CreatedAtUtc);

/// <summary>A file inside the file.</summary>
/// <param name="FileName">Without a path, such as "invoice.xml".</param>
/// <param name="Content">The bytes.</param>
/// <param name="Description">What it is, for the reader of the document.</param>
/// <param name="MimeType">Its media type.</param>
public sealed record DocumentAttachment(string FileName, ReadOnlyMemory<byte> Content, string Description,
    string MimeType = "text/xml")
{
    /// <summary>The profile of Factur-X and ZUGFeRD that the file keeps to, such as "EN 16931", which the document then
    /// says of itself; null for any other file.</summary>
    public string? FacturXProfile { get; init; }
}
