using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Finance.Books.MonthEnd.Work;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Platform.Company;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.MonthEnd.Deferrals;

/// <summary>
/// What is billed for days that are still to come is no revenue yet (domain-rules §11). A service that began before it
/// was billed, or in a month that is closed, is caught up in the month that is open.
/// </summary>
internal sealed class DeferralStep(FinanceDbContext db, ICompanyProfile company) : PostingStep(db)
{
    public override RunStep Step => RunStep.Deferral;

    public override int Order => 70;

    public override string Title => "Defer revenue of services over time";

    public override string About => "Lines with a service period are earned day by day; what lies ahead is owed.";

    public override async Task<IReadOnlyList<RunRow>> ComputeAsync(ClosingMonth month, CancellationToken ct)
    {
        var posted = await PostedAsync(month, null, ct);
        var rows = new List<RunRow>();
        foreach (var line in await LinesAsync(month, [.. posted.Keys.Select(key => key.RefId).Distinct()], ct))
        {
            var before = posted.GetValueOrDefault((line.InvoiceId, PartOf(line.LineId)));
            var target = line.DeferredOn(month.Last, company.Current.BaseCurrency);
            if (target == 0 && before == 0) continue;
            rows.Add(new RunRow(Kinds.Invoice, line.InvoiceId, PartOf(line.LineId), line.Number, target, before)
            {
                ProjectId = line.ProjectId,
            });
        }

        return await WithGoneAsync(month, null, posted, rows, ct);
    }

    public override void Post(ClosingRun run, IReadOnlyList<RunRow> rows, PostingRun posting)
    {
        var entry = posting.Open(JournalKind.Deferral, run.Of.Last, Kinds.ClosingRun, run.Id, run.Code);
        foreach (var group in rows.GroupBy(row => row.Of))
        {
            var amount = group.Sum(row => row.Difference);
            entry.Debit(AccountRole.Sales, amount, group.Key).Credit(AccountRole.DeferredRevenue, amount, group.Key);
        }
    }

    private static string PartOf(Guid lineId) => lineId.ToString("N");

    private async Task<List<ServiceLine>> LinesAsync(ClosingMonth month, List<Guid> posted, CancellationToken ct)
    {
        var last = month.Last;
        // A contract whose progress is measured earns by that and not by days.
        var measured = Db.EarningTerms.Where(t => t.Method != EarningMethod.AsBilled).Select(t => (Guid?)t.ProjectId);
        var found = await Db.InvoiceLines.AsNoTracking()
            .Where(l => l.ServiceTo != null && (l.ServiceTo > last || posted.Contains(l.InvoiceId))
                && !measured.Contains(l.ProjectId))
            .Join(Db.Invoices.Where(i => i.Status == InvoiceStatus.Issued && !i.IsCarriedOver && i.IssuedOn <= last),
                l => l.InvoiceId, i => i.Id,
                (l, i) => new
                {
                    l.Id, l.InvoiceId, i.Number, l.ProjectId, l.Net, i.ExchangeRate, l.ServiceFrom, l.ServiceTo,
                })
            .ToListAsync(ct);
        var ids = found.ConvertAll(l => l.Id);
        var notes = Db.CreditNotes.Where(n => n.IssuedOn <= last);
        var credited = (await Db.Set<CreditNoteLine>().AsNoTracking()
            .Where(c => ids.Contains(c.InvoiceLineId) && notes.Any(n => n.Id == c.CreditNoteId))
            .Select(c => new { c.InvoiceLineId, c.Net }).ToListAsync(ct))
            .ToLookup(c => c.InvoiceLineId, c => c.Net);
        return [.. found.OrderBy(l => l.Number, StringComparer.Ordinal).Select(l => new ServiceLine(
            l.Id, l.InvoiceId, l.Number!, l.ProjectId, l.Net, credited[l.Id].Sum(), l.ExchangeRate,
            l.ServiceFrom!.Value, l.ServiceTo!.Value))];
    }
}
