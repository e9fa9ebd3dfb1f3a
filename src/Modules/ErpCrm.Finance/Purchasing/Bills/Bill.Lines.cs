using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Purchasing.Bills;

// What a draft asks for: its lines, and what they come to.
internal sealed partial class Bill
{
    private void WriteLines(BillTerms terms)
    {
        var totals = BillTotals.Of(
            [.. terms.Lines.Select(l => new BillFigures(l.Quantity, l.UnitPrice, l.VatPercent, l.VatNote))],
            terms.Method);
        var kept = terms.Lines.Where(l => l.Id is not null).Select(l => l.Id!.Value).ToHashSet();
        _lines.RemoveAll(l => !kept.Contains(l.Id));
        for (var i = 0; i < terms.Lines.Count; i++) WriteLine(terms.Lines[i], totals.Lines[i], i);
        (Net, Vat, Gross) = (totals.Net, totals.Vat, Currencies.Limited(totals.Gross, null));
        Touch();
    }

    private void WriteLine(BillLineTerms terms, LineAmount amount, int index)
    {
        var line = _lines.Find(l => l.Id == terms.Id);
        if (line is null) _lines.Add(line = new BillLine(Id));
        line.Position = index;
        try
        {
            line.Write(terms, amount, Kind == BillKind.CreditNote);
        }
        catch (BusinessRuleException e) when (e.Field is null)
        {
            throw new BusinessRuleException(e.Message, [.. e.Arguments]) { Field = $"Lines[{index}].Description" };
        }
    }
}
