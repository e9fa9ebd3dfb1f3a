using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Concessions;

/// <summary>What policies ask of a credit note, a write-off or a discount, whether it is asked for, waits or is about
/// to be done.</summary>
internal sealed class ConcessionFacts(
    FinanceDbContext db, ICompanyProfile company, ICurrentUser me, IBusinessClock clock)
{
    /// <summary>A credit note and a bad debt go by the rate of their invoice.</summary>
    public ApprovalFacts Of(Invoice invoice, decimal credited) => New(invoice.Id, me.Id) with
    {
        Amount = new Money(credited, invoice.Currency),
        BaseAmount = Rounding.Round(credited * invoice.ExchangeRate, company.Current.BaseCurrency),
        ProjectIds = ProjectsOf(invoice),
    };

    public ApprovalFacts Of(CreditNote note, Invoice invoice) => Of(invoice, note.Lines.Sum(l => l.Net + l.Vat));

    public async Task<ApprovalFacts> OfDiscountAsync(Invoice draft, decimal discount, CancellationToken ct) =>
        New(draft.Id, me.Id) with
        {
            Amount = new Money(discount, draft.Currency),
            BaseAmount = await ToBaseAsync(discount, draft.Currency, ct),
            ProjectIds = ProjectsOf(draft),
        };

    /// <param name="work">All that is given up at once, in one currency.</param>
    /// <param name="value">What is given up of it.</param>
    public async Task<ApprovalFacts> OfWriteOffAsync(IReadOnlyList<Delivery> work, decimal value,
        CancellationToken ct) => New(work[0].Id, me.Id) with
        {
            Amount = new Money(value, work[0].Currency),
            BaseAmount = await ToBaseAsync(value, work[0].Currency, ct),
            ProjectIds = [.. work.Select(d => d.ProjectId).Distinct()],
        };

    /// <summary>Of what waits.</summary>
    public async Task<ApprovalFacts> OfAsync(Concession asked, CancellationToken ct)
    {
        var projects = asked.Kind == ConcessionKind.WriteOff
            ? await db.Deliveries.Where(d => d.Id == asked.SubjectId).Select(d => (Guid?)d.ProjectId).ToListAsync(ct)
            : await db.InvoiceLines.Where(l => l.InvoiceId == asked.SubjectId && l.ProjectId != null)
                .Select(l => l.ProjectId).Distinct().ToListAsync(ct);
        List<Guid> managers = projects.Count == 0
            ? []
            : await db.Projects.Where(p => projects.Contains(p.Id) && p.ManagerId != null)
                .Select(p => p.ManagerId!.Value).Distinct().ToListAsync(ct);
        var rate = asked.Kind is ConcessionKind.CreditNote or ConcessionKind.BadDebt
            ? await db.Invoices.Where(i => i.Id == asked.SubjectId).Select(i => (decimal?)i.ExchangeRate)
                .FirstOrDefaultAsync(ct)
            : (await Rates.LoadAsync(db, company, ct)).RateOn(asked.Currency, clock.Today);
        return new ApprovalFacts(asked.Id, asked.AskedAt, asked.AskedById)
        {
            Amount = asked.Money,
            BaseAmount = rate is { } known ? Rounding.Round(asked.Amount * known, company.Current.BaseCurrency) : null,
            ProjectIds = [.. projects.OfType<Guid>()],
            ManagerIds = [.. managers.Order()],
        };
    }

    private static ApprovalFacts New(Guid subject, Guid by) => new(subject, default, by);

    private static IReadOnlyList<Guid> ProjectsOf(Invoice invoice) =>
        [.. invoice.Lines.Select(l => l.ProjectId).OfType<Guid>().Distinct()];

    private async Task<decimal?> ToBaseAsync(decimal amount, string currency, CancellationToken ct) =>
        (await Rates.LoadAsync(db, company, ct)).ToBase(amount, currency, clock.Today);
}
