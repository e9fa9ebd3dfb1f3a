using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Invoices;

/// <summary>What the list is narrowed to; it is the address.</summary>
internal sealed class InvoiceFilter
{
    /// <summary>draft, open (also when empty), overdue, paid or all.</summary>
    public string? Tab { get; set; }

    public string? Q { get; set; }
    public Guid? Company { get; set; }
    public string? Sort { get; set; }
    public string? Dir { get; set; }
    public int Page { get; set; } = 1;

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Q) || Company is not null;

    public string CurrentTab => Tab is "draft" or "overdue" or "paid" or "all" ? Tab : "open";

    public IQueryable<Invoice> Apply(IQueryable<Invoice> invoices, DateOnly today)
    {
        invoices = CurrentTab switch
        {
            "draft" => invoices.Where(i => i.Status == InvoiceStatus.Draft),
            "overdue" => invoices.Where(i => i.IsOpen && i.DueOn < today),
            "paid" => invoices.Where(i => i.Status == InvoiceStatus.Issued && !i.IsOpen),
            "all" => invoices,
            _ => invoices.Where(i => i.IsOpen),
        };
        if (Company is { } company) invoices = invoices.Where(i => i.CompanyId == company);
        foreach (var word in SearchText.Words(Q)) invoices = invoices.Where(i => i.SearchText.Contains(word));
        return invoices;
    }

    public IQueryable<Invoice> Order(IQueryable<Invoice> invoices)
    {
        var descending = Dir == "desc";
        return Sort switch
        {
            "customer" => descending ? invoices.OrderByDescending(i => i.CustomerName).ThenByDescending(i => i.Id) : invoices.OrderBy(i => i.CustomerName).ThenBy(i => i.Id),
            "number" => descending ? invoices.OrderByDescending(i => i.Number).ThenByDescending(i => i.Id) : invoices.OrderBy(i => i.Number).ThenBy(i => i.Id),
            "issued" => descending ? invoices.OrderByDescending(i => i.IssuedOn).ThenByDescending(i => i.Id) : invoices.OrderBy(i => i.IssuedOn).ThenBy(i => i.Id),
            "due" => descending ? invoices.OrderByDescending(i => i.DueOn).ThenByDescending(i => i.Id) : invoices.OrderBy(i => i.DueOn).ThenBy(i => i.Id),
            _ when CurrentTab is "open" or "overdue" => invoices.OrderBy(i => i.DueOn).ThenBy(i => i.Id),
            _ when CurrentTab is "draft" => invoices.OrderByDescending(i => i.Id),
            _ => invoices.OrderByDescending(i => i.IssuedOn).ThenByDescending(i => i.Id),
        };
    }
}

internal sealed record InvoiceRow(
    Guid Id,
    string? Number,
    string CustomerName,
    InvoiceStatus Status,
    bool IsOpen,
    DateOnly DraftedOn,
    DateOnly? IssuedOn,
    DateOnly? DueOn,
    string Currency,
    decimal Gross,
    decimal OpenAmount,
    bool IsCredited);

/// <summary>Sums of the filter in one currency; base amounts at each document's own exchange rate.</summary>
internal sealed record InvoiceSum(string Currency, int Count, decimal Gross, decimal Open, decimal BaseGross, decimal BaseOpen);

/// <summary>The list page.</summary>
internal sealed record InvoiceList(
    InvoiceFilter Filter,
    Page<InvoiceRow> Page,
    IReadOnlyList<InvoiceSum> Sums,
    int Drafts,
    decimal BaseOpen,
    decimal BaseOverdue,
    string BaseCurrency,
    DateOnly Today)
{
    public static async Task<InvoiceList> LoadAsync(FinanceDbContext db, Access access, InvoiceFilter filter, DateOnly today, string baseCurrency, CancellationToken ct)
    {
        var visible = db.Invoices.AsNoTracking().VisibleTo(access);
        var filtered = filter.Apply(visible, today);
        var page = await filter.Order(filtered)
            .Select(i => new InvoiceRow(i.Id, i.Number, i.CustomerName, i.Status, i.IsOpen, i.DraftedOn, i.IssuedOn, i.DueOn, i.Currency, i.Gross, i.OpenAmount, i.Gross > 0 && i.CreditedAmount >= i.Gross))
            .ToPageAsync(filter.Page, ct: ct);
        var sums = page.Rows.Count == 0 ? [] : await SumsAsync(filtered, ct);
        var open = visible.Where(i => i.IsOpen);
        return new InvoiceList(
            filter,
            page,
            sums,
            await visible.CountAsync(i => i.Status == InvoiceStatus.Draft, ct),
            Rounding.Round(await open.SumAsync(i => i.OpenAmount * i.ExchangeRate, ct), baseCurrency),
            Rounding.Round(await open.Where(i => i.DueOn < today).SumAsync(i => i.OpenAmount * i.ExchangeRate, ct), baseCurrency),
            baseCurrency,
            today);
    }

    private static async Task<IReadOnlyList<InvoiceSum>> SumsAsync(IQueryable<Invoice> invoices, CancellationToken ct) => await invoices
        .GroupBy(i => i.Currency)
        .OrderBy(g => g.Key)
        .Select(g => new InvoiceSum(g.Key, g.Count(), g.Sum(i => i.Gross), g.Sum(i => i.OpenAmount), g.Sum(i => i.BaseGross), g.Sum(i => i.OpenAmount * i.ExchangeRate)))
        .ToListAsync(ct);
}
