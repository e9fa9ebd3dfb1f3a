using System.Runtime.CompilerServices;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Bills: their lines add up, in base currency too; what is open is what nothing settled; what clients pay for
/// is delivered.</summary>
internal sealed class BillCheck(FinanceDbContext db, ICompanyProfile company) : ICheck
{
    private const int Portion = 1000;

    public string Rule =>
        "Bills: lines add up, open is what nothing settled, re-billable lines are delivered (§2, §6, §7)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var projects = (await db.Projects.Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        foreach (var ids in (await db.Bills.Select(b => b.Id).ToListAsync(ct)).Chunk(Portion))
        {
            var bills = await db.Bills.AsNoTracking().Whole().Where(b => ids.Contains(b.Id)).ToListAsync(ct);
            var settled = await SettledAsync(ids, ct);
            var delivered = await DeliveredAsync(bills, ct);
            foreach (var finding in bills.SelectMany(b => Amounts(b).Concat(Open(b, settled[b.Id].Sum()))
                .Concat(Lines(b, projects, delivered)))) yield return finding;
        }
    }

    private async Task<ILookup<Guid, decimal>> SettledAsync(Guid[] ids, CancellationToken ct)
    {
        var used = await db.SupplierAllocations.AsNoTracking()
            .Where(a => ids.Contains(a.BillId) || ids.Contains(a.CreditNoteId!.Value))
            .Select(a => new { a.BillId, a.CreditNoteId, a.Amount }).ToListAsync(ct);
        var back = await db.SupplierPayments.AsNoTracking().Where(p => ids.Contains(p.RefundsCreditNoteId!.Value))
            .Select(p => new { Id = p.RefundsCreditNoteId!.Value, p.Amount }).ToListAsync(ct);
        return used.Select(a => (Id: a.BillId, a.Amount))
            .Concat(used.Where(a => a.CreditNoteId is not null).Select(a => (Id: a.CreditNoteId!.Value, a.Amount)))
            .Concat(back.Select(p => (p.Id, Amount: -p.Amount))).ToLookup(s => s.Id, s => s.Amount);
    }

    private async Task<HashSet<Guid>> DeliveredAsync(List<Bill> bills, CancellationToken ct)
    {
        var lines = bills.SelectMany(b => b.Lines).Select(l => l.Id).ToList();
        return (await db.Deliveries.Where(d => d.Kind == BillingSourceKind.Expense
            && EF.Parameter(lines).Contains(d.SourceId)).Select(d => d.SourceId).ToListAsync(ct)).ToHashSet();
    }

    private IEnumerable<Finding> Amounts(Bill bill)
    {
        var (net, vat) = (bill.Lines.Sum(l => l.Net), bill.Lines.Sum(l => l.Vat));
        if ((bill.Net, bill.Vat, bill.Gross) != (net, vat, net + vat))
            yield return Of(bill,
                $"its lines come to {net} and {vat} of VAT, it says {bill.Net}, {bill.Vat} and {bill.Gross}");
        var key = bill.State == BillState.Voided ? null : Bill.KeyOf(bill.Kind, bill.Number);
        if (bill.NumberKey != key) yield return Of(bill, $"its number “{bill.Number}” is kept as “{bill.NumberKey}”");
        if (bill.State is not (BillState.Posted or BillState.Voided)) yield break;
        var inBase = Rounding.Round(bill.Gross * bill.ExchangeRate, company.Current.BaseCurrency);
        if (bill.BaseGross != inBase)
            yield return Of(bill,
                $"{bill.Gross} {bill.Currency} at {bill.ExchangeRate} are {inBase}, it says {bill.BaseGross}");
        var (cost, whole) = (bill.Lines.Sum(l => l.BaseCost), bill.VatIsCost ? bill.BaseGross : bill.BaseNet);
        if (cost != whole) yield return Of(bill, $"its lines cost {cost} in base, all of it {whole}");
    }

    private static IEnumerable<Finding> Open(Bill bill, decimal settled)
    {
        var open = bill.State == BillState.Posted ? bill.Owed - settled : 0;
        if (bill.OpenAmount != open || bill.IsOpen != open > 0)
            yield return Of(bill, $"{open} of it is open, it says {bill.OpenAmount}");
        if (open < 0) yield return Of(bill, $"more than its {bill.Owed} is settled");
    }

    private static IEnumerable<Finding> Lines(Bill bill, HashSet<Guid> projects, HashSet<Guid> delivered)
    {
        foreach (var line in bill.Lines)
        {
            if (line.ProjectId is { } project && !projects.Contains(project))
                yield return Of(bill, $"its project {project} is not known");
            var isBilled = line.IsRebillable && bill is { State: BillState.Posted };
            if (isBilled != delivered.Contains(line.Id))
            {
                var what = isBilled ? "not delivered" : "delivered";
                yield return Of(bill, $"“{line.Description}” is re-billable {line.IsRebillable}, and {what}");
            }
        }
    }

    private static Finding Of(Bill bill, FormattableString problem) => Finding.Of("Bill", bill.Id, problem);
}
