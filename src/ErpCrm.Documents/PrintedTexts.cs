namespace ErpCrm.Documents;

/// <summary>Every text of a document that is drawn, in the order of reading.</summary>
internal static class PrintedTexts
{
    public static IEnumerable<string?> Of(BusinessDocument document) =>
    [
        document.Title, document.Number, document.Mark, document.Subtitle,
        .. Of(document.Seller), .. Of(document.Buyer), .. Of(document.Facts),
        document.Introduction,
        .. document.Columns.Select(column => column.Label),
        .. document.Lines.SelectMany(line => line.Cells.Append(line.Detail ?? "")),
        .. document.Totals.SelectMany(total => new[] { total.Label, total.Value }),
        document.InWords,
        .. document.Payment is { } payment
            ? [payment.Heading, .. Of(payment.Facts), payment.QrCaption]
            : Array.Empty<string?>(),
        .. document.Signatures.SelectMany(signature => new[] { signature.Label, signature.Name }),
        .. document.Notes.SelectMany(note => new[] { note.Heading, note.Text }),
        document.Footer,
    ];

    private static IEnumerable<string?> Of(DocumentParty party) => [party.Label, party.Name, .. party.Details];

    private static IEnumerable<string?> Of(IEnumerable<DocumentFact> facts) =>
        facts.SelectMany(fact => new[] { fact.Label, fact.Value });
}
