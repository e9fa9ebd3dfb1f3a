using ErpCrm.Documents;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Papers;

/// <summary>Both sides say that the work of an invoice was done (акт выполненных работ). Says what is frozen with the
/// invoice and nothing else, so that it never changes; no logo, which is today's.</summary>
internal static class ActPaper
{
    public static BusinessDocument Of(FrozenDocument document, FrozenPapers papers, FrozenAct act,
        IStringLocalizer<FinanceText> texts)
    {
        var invoice = DocumentPaper.Of(document, null, texts);
        using var speaking = new Speaking(document.Language);
        var title = PaperWords.Heading("Act of completed work", document.Language, texts);
        return invoice with
        {
            Title = title,
            Mark = null,
            Buyer = PaperWords.BuyerOf(document, papers.Buyer, texts),
            Facts = FactsOf(document, texts),
            Introduction = texts["The contractor has done the following work, and the client has accepted it:"],
            Lines = LinesOf(invoice.Lines, act, texts),
            Totals = TotalsOf(document, act, texts),
            InWords = texts["In words: {0}", AmountInWords.Of(act.Gross, document.Currency)],
            Payment = null,
            Notes = NotesOf(act, texts),
            Signatures =
            [
                PaperWords.Signature(texts["Handed over by the contractor"], papers.Director,
                    texts["Signature, stamp"]),
                PaperWords.Signature(texts["Accepted by the client"], papers.Buyer.Signer, texts["Signature, stamp"]),
            ],
            Metadata = invoice.Metadata with
            {
                Title = $"{title} {document.Number}",
                Subject = $"{title} {document.Number}, {document.Customer.Name}",
            },
        };
    }

    private static List<DocumentFact> FactsOf(FrozenDocument document, IStringLocalizer t)
    {
        List<DocumentFact> facts =
        [
            new(t["Day of the act"], Format.Date(document.IssuedOn)),
            new(t["Invoice"], document.Number),
        ];
        if (document.Reference is { Length: > 0 } reference) facts.Add(new(t["Your reference"], reference));
        return facts;
    }

    private static List<DocumentLine> LinesOf(IReadOnlyList<DocumentLine> lines, FrozenAct act, IStringLocalizer t)
    {
        var works = act.Works.ToLookup(work => work.Line);
        return [.. act.Lines.Select(at => works[at].Any()
            ? lines[at] with { Detail = string.Join('\n', works[at].Select(work => PaperWords.WorkOf(work, t))) }
            : lines[at])];
    }

    private static List<DocumentTotal> TotalsOf(FrozenDocument document, FrozenAct act, IStringLocalizer t)
    {
        string Amount(decimal amount) => Format.Money(amount, document.Currency);
        return
        [
            .. act.Discount == 0
                ? Array.Empty<DocumentTotal>()
                : [new DocumentTotal(t["Discount"], Amount(-act.Discount))],
            new(t["Net amount"], Amount(act.Net)),
            .. act.VatGroups.Select(group => new DocumentTotal(
                t["VAT {0} on {1}", LineTexts.Percent(group.Percent), Amount(group.Base)], Amount(group.Vat))),
            new(t["Total"], Amount(act.Gross), Emphasised: true),
        ];
    }

    private static List<DocumentNote> NotesOf(FrozenAct act, IStringLocalizer t) =>
    [
        new(t["The work was done in full and in time. The client has no claims as to its extent, quality and time."]),
        .. act.VatGroups.Where(group => !string.IsNullOrEmpty(group.Note))
            .Select(group => new DocumentNote(LineTexts.VatNote(group, t))),
    ];
}
