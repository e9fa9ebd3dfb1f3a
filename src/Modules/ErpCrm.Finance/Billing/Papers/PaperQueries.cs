using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Papers.Esf;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Papers;

internal static class PaperQueries
{
    private const int MostCaughtUp = 2000;

    /// <summary>What the company entered, or what holds where it entered nothing.</summary>
    public static async Task<PaperSettings> PaperSettingsAsync(this FinanceDbContext db, CancellationToken ct) =>
        await db.PaperSettings.AsNoTracking().FirstOrDefaultAsync(s => s.Id == PaperSettings.Only, ct)
        ?? new PaperSettings();

    /// <summary>Whether invoices go with a payment invoice and an act.</summary>
    public static async Task<bool> HasActAsync(this FinanceDbContext db, CompanyProfile company, CancellationToken ct)
    {
        var set = await db.PaperSettings.Where(s => s.Id == PaperSettings.Only).Select(s => (PaperSet?)s.Set)
            .FirstOrDefaultAsync(ct) ?? PaperSet.ByCountry;
        return PaperSettings.HasAct(set, await db.CountryAsync(set, ct), company);
    }

    /// <summary>What the papers of an invoice say beside it, as of today; null where there are none. Its lines are
    /// loaded with what they bill.</summary>
    public static async Task<FrozenPapers?> PapersAsync(this FinanceDbContext db, Invoice invoice,
        CompanyProfile company, CancellationToken ct)
    {
        var settings = await db.PaperSettingsAsync(ct);
        if (!PaperSettings.HasAct(settings.Set, await db.CountryAsync(settings.Set, ct), company)) return null;
        var customer = await db.CustomerPapers.AsNoTracking().OfAsync(invoice.CompanyId, ct);
        var ids = invoice.Lines.SelectMany(l => l.Billed()).Select(a => a.Delivery.ProjectId).Distinct().ToList();
        Dictionary<Guid, string> projects = [];
        if (ids.Count > 0)
            projects = await db.Projects.AsNoTracking().Where(p => ids.Contains(p.Id))
                .ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return new FrozenPapers
        {
            Director = settings.Director,
            ChiefAccountant = settings.ChiefAccountant,
            Buyer = customer?.Buyer ?? new FrozenBuyer(),
            Act = FrozenAct.Of(invoice, projects),
        };
    }

    /// <summary>What holds for a customer; of two that a merge brought together the later one counts.</summary>
    public static Task<CustomerPapers?> OfAsync(this IQueryable<CustomerPapers> papers, Guid companyId,
        CancellationToken ct) =>
        papers.Where(p => p.CompanyId == companyId).OrderByDescending(p => p.Id).FirstOrDefaultAsync(ct);

    /// <summary>An invoice that is issued waits to be sent to the tax service, where the company reports.</summary>
    public static async Task AskEsfAsync(this FinanceDbContext db, Invoice issued, string taxId,
        CancellationToken ct)
    {
        if (issued.IssuedOn is { } day && (await db.PaperSettingsAsync(ct)).Reports(day))
            db.Add(new EsfInvoice(issued, taxId));
    }

    /// <summary>Invoices of the days since which the company reports, that nobody keeps account of yet, wait too.
    /// </summary>
    public static async Task CatchUpEsfAsync(this FinanceDbContext db, PaperSettings settings, CancellationToken ct)
    {
        if (settings.EsfSince is not { } since) return;
        var missing = await db.Invoices.AsNoTracking().Include(i => i.Lines)
            .Where(i => i.Status == InvoiceStatus.Issued && !i.IsCarriedOver && i.IssuedOn >= since
                && !db.EsfInvoices.Any(e => e.InvoiceId == i.Id))
            .OrderBy(i => i.Id).Take(MostCaughtUp + 1).ToListAsync(ct);
        if (missing.Count > MostCaughtUp)
            throw new BusinessRuleException("More than {0} invoices were issued since. Choose a later day.",
                MostCaughtUp) { Field = nameof(PaperSettings.EsfSince) };
        var ids = missing.Select(i => i.CompanyId).Distinct().ToList();
        var numbers = await db.Customers.AsNoTracking().Where(c => ids.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, c => c.TaxId, ct);
        foreach (var invoice in missing)
            db.Add(new EsfInvoice(invoice, numbers.GetValueOrDefault(invoice.CompanyId, "")));
    }

    /// <summary>Of the company, where it is entered and decides about its papers.</summary>
    public static async Task<string?> CountryAsync(this FinanceDbContext db, PaperSet set, CancellationToken ct) =>
        set == PaperSet.ByCountry
            ? await db.SellerTerms.Where(t => t.Id == SellerTerms.Only).Select(t => t.Country).FirstOrDefaultAsync(ct)
            : null;
}
