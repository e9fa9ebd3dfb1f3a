using System.Runtime.CompilerServices;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Deposits: never more is deducted than was paid, and what is left is what nobody deducted or credited.
/// </summary>
internal sealed class DepositCheck(FinanceDbContext db) : ICheck
{
    public string Rule => "Deposits: Σ deducted ≤ Σ paid, and the rest is owed in work (§8)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var deposits = await db.Invoices.AsNoTracking().Include(i => i.Lines).AsSplitQuery()
            .Where(i => i.IsDeposit || i.DepositTaken != 0 || i.DepositCredited != 0 || i.DepositOpen != 0
                || db.InvoiceLines.Any(l => l.DepositId == i.Id)).ToListAsync(ct);
        var ids = deposits.ConvertAll(d => d.Id);
        var uses = (await UsesAsync(ct)).ToLookup(u => u.Line.DepositId!.Value);
        var credited = (await db.CreditNotes.AsNoTracking().Where(n => ids.Contains(n.InvoiceId))
            .Select(n => new { n.InvoiceId, n.Net }).ToListAsync(ct)).ToLookup(n => n.InvoiceId, n => n.Net);
        foreach (var deposit in deposits)
        {
            foreach (var finding in Kind(deposit).Concat(Uses(deposit, [.. uses[deposit.Id]]))
                .Concat(Amounts(deposit, [.. uses[deposit.Id]], credited[deposit.Id].Sum())))
                yield return finding;
        }
    }

    private static IEnumerable<Finding> Kind(Invoice deposit)
    {
        if (!deposit.IsDeposit) yield return Of(deposit, $"it is no deposit, and deposits are counted of it");
        if (deposit.IsCarriedOver) yield return Of(deposit, $"it is a deposit that another system issued");
        if (deposit.Lines.Any(l => l.ProjectId is not null || l.EngagementId is not null || l.IsDeduction))
            yield return Of(deposit, $"it is a deposit, and its lines bill or deduct something");
    }

    private static IEnumerable<Finding> Uses(Invoice deposit, List<Use> uses)
    {
        foreach (var use in uses)
        {
            if ((use.CompanyId, use.Currency) != (deposit.CompanyId, deposit.Currency))
                yield return Of(deposit, $"invoice {use.Line.InvoiceId} of another customer or currency deducts it");
            if (use.Line.ProjectId is not null || use.Line.Deducted <= 0 || use.Line.Net > 0)
                yield return Finding.Of("InvoiceLine", use.Line.Id,
                    $"it deducts {use.Line.Deducted} of a deposit by {use.Line.Net} of project “{use.Line.ProjectId}”");
        }
    }

    private static IEnumerable<Finding> Amounts(Invoice deposit, List<Use> uses, decimal credited)
    {
        var taken = uses.Sum(u => u.Taken);
        if (taken != deposit.DepositTaken)
            yield return Of(deposit, $"{taken} of it is deducted, it says {deposit.DepositTaken}");
        if (credited != deposit.DepositCredited)
            yield return Of(deposit, $"{credited} of it is credited, it says {deposit.DepositCredited}");
        var open = deposit.IsDraft ? 0
            : deposit.Net - credited - uses.Where(u => u.Status == InvoiceStatus.Issued).Sum(u => u.Taken);
        if (open != deposit.DepositOpen)
            yield return Of(deposit, $"{open} of it is not earned, it says {deposit.DepositOpen}");
        if (taken < 0 || taken > deposit.DepositPaid)
            yield return Of(deposit, $"{taken} of it is deducted, {deposit.DepositPaid} of it is paid");
    }

    private async Task<List<Use>> UsesAsync(CancellationToken ct)
    {
        var found = await (
            from line in db.InvoiceLines.AsNoTracking()
            join invoice in db.Invoices on line.InvoiceId equals invoice.Id
            where line.DepositId != null
            select new { Line = line, invoice.Status, invoice.CompanyId, invoice.Currency }).ToListAsync(ct);
        var ids = found.ConvertAll(f => f.Line.Id);
        var credited = (await db.Set<CreditNoteLine>().AsNoTracking().Where(l => ids.Contains(l.InvoiceLineId))
            .Select(l => new { l.InvoiceLineId, l.Quantity }).ToListAsync(ct))
            .ToLookup(l => l.InvoiceLineId, l => l.Quantity);
        return found.ConvertAll(f => new Use(f.Line, f.Status, f.CompanyId, f.Currency,
            f.Line.Deducted - f.Line.GivenBackOf(credited[f.Line.Id].Sum(), f.Currency)));
    }

    private static Finding Of(Invoice deposit, FormattableString problem) =>
        Finding.Of("Invoice", deposit.Id, problem);

    /// <param name="Taken">Less what credit notes gave back.</param>
    private sealed record Use(InvoiceLine Line, InvoiceStatus Status, Guid CompanyId, string Currency, decimal Taken);
}
