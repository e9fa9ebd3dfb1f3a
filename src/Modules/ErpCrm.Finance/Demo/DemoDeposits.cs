using System.Globalization;
using ErpCrm.Contracts.Crm;
using ErpCrm.Demo;
using ErpCrm.Finance.Billing.Deposits;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>One client pays a part of its fixed price ahead; what is billed to it later deducts that.</summary>
internal sealed class DemoDeposits(FinanceDbContext db, Issuing issuing, string baseCurrency, DemoWorld world)
{
    private const string Currency = "KGS";
    private const int Percent = 30;
    private const int DaysUntilPaid = 4;

    public async Task PlayAsync(DateOnly day, CancellationToken ct)
    {
        var deposit = await db.Invoices.FirstOrDefaultAsync(i => i.IsDeposit, ct);
        if (deposit is null) await IssueAsync(day, ct);
        else if (deposit.IsOpen && day >= deposit.IssuedOn?.AddDays(DaysUntilPaid)) await PayAsync(deposit, day, ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>Deducts from a draft what its customer paid ahead.</summary>
    public static async Task DeductAsync(FinanceDbContext db, Invoice draft, CancellationToken ct)
    {
        var deposits = await db.Invoices.Include(d => d.Lines).OpenDeposits()
            .Where(d => d.CompanyId == draft.CompanyId && d.Currency == draft.Currency).OrderBy(d => d.Number)
            .ToListAsync(ct);
        foreach (var deposit in deposits.Where(d => d.DepositLeft > 0 && draft.Net > 0))
            draft.Deduct(deposit, Math.Min(deposit.DepositLeft, draft.Net), string.Create(CultureInfo.InvariantCulture,
                $"Аванс по счёту {deposit.Number} от {deposit.IssuedOn:dd.MM.yyyy}"));
        await db.SaveChangesAsync(ct);
    }

    private async Task IssueAsync(DateOnly day, CancellationToken ct)
    {
        var began = day.AddDays(-30);
        var project = await db.Projects.Where(p => p.Billing == BillingMethod.FixedPrice && p.Currency == Currency
                && p.IsOpen && !p.IsWithdrawn && p.ContractAmount > 0 && p.StartsOn >= began)
            .OrderBy(p => p.StartsOn).ThenBy(p => p.Code).FirstOrDefaultAsync(ct);
        if (project is null) return;
        var customer = await db.Customers.SingleAsync(c => c.Id == project.CompanyId, ct);
        var rate = await db.TaxRates.FirstAsync(r => r.IsDefault, ct);
        var deposit = Invoice.NewDeposit(customer, Currency, project, new LineContent(
            $"Аванс {Percent}% по договору: {project.Name}", 1, LineUnit.Fixed,
            Rounding.Round(project.ContractAmount * Percent / 100, Currency), 0, rate.Percent, rate.ExemptionReason,
            VatCategory: rate.Category, VatCode: rate.ExemptionCode), day);
        db.Add(deposit);
        await db.SaveChangesAsync(ct);
        await issuing.IssueAsync(deposit, day, ct);
    }

    private async Task PayAsync(Invoice deposit, DateOnly day, CancellationToken ct)
    {
        var customer = await db.Customers.SingleAsync(c => c.Id == deposit.CompanyId, ct);
        var terms = new PaymentTerms(customer.Id, day, deposit.OpenAmount, Currency, 1, PaymentMethod.BankTransfer,
            deposit.Number, null);
        await new Settlement(db, baseCurrency, day).ReceiveAsync(world.UserIds[FinanceDemo.Accountant], terms,
            customer, [new PlannedAllocation(deposit.Id, deposit.OpenAmount)], ct);
        await db.SaveChangesAsync(ct);
    }
}
