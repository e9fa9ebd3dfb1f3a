using System.Linq.Expressions;
using ErpCrm.Finance.Customers;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Figures;
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

    /// <summary>Whether the rows are added up: not all invoices there ever were, which nobody asked for.</summary>
    public bool HasSums => IsNarrowed || CurrentTab is not ("paid" or "all");

    public string CurrentTab => Tab is "draft" or "overdue" or "paid" or "all" ? Tab : "open";

    public IQueryable<Invoice> Apply(IQueryable<Invoice> invoices, DateOnly today)
    {
        // A parameter, because SQLite has no use for an index on a bare truth value.
        var open = true;
        invoices = CurrentTab switch
        {
            "draft" => invoices.Where(i => i.Status == InvoiceStatus.Draft),
            "overdue" => invoices.Where(i => i.IsOpen == open && i.DueOn < today),
            "paid" => invoices.Where(i => i.Status == InvoiceStatus.Issued && !i.IsOpen),
            "all" => invoices,
            _ => invoices.Where(i => i.IsOpen == open),
        };
        if (Company is { } company) invoices = invoices.Where(i => i.CompanyId == company);
        foreach (var word in SearchText.Words(Q)) invoices = invoices.Where(i => i.SearchText.Contains(word) || i.Client.Search.Contains(word));
        return invoices;
    }

    public IQueryable<Invoice> Order(IQueryable<Invoice> invoices)
    {
        var descending = Dir == "desc";
        return Sort switch
        {
            "customer" => descending ? invoices.OrderByDescending(i => i.Client.Name).ThenByDescending(i => i.Id) : invoices.OrderBy(i => i.Client.Name).ThenBy(i => i.Id),
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
    string PrintedName,
    InvoiceStatus Status,
    bool IsOpen,
    DateOnly DraftedOn,
    DateOnly? IssuedOn,
    DateOnly? DueOn,
    string Currency,
    decimal Gross,
    decimal OpenAmount,
    bool IsCredited)
{
    public static Expression<Func<Invoice, InvoiceRow>> From { get; } = i => new InvoiceRow(
        i.Id, i.Number, i.Client.Name, i.CustomerName, i.Status, i.IsOpen, i.DraftedOn, i.IssuedOn, i.DueOn, i.Currency, i.Gross, i.OpenAmount, i.Gross > 0 && i.CreditedAmount >= i.Gross);
}

/// <summary>Sums of the filter in one currency; base amounts at each document's own exchange rate.</summary>
internal sealed record InvoiceSum(string Currency, int Count, decimal Gross, decimal Open, decimal BaseGross, decimal BaseOpen);

/// <summary>The list page.</summary>
internal sealed record InvoiceList(
    InvoiceFilter Filter,
    Page<InvoiceRow> Page,
    IReadOnlyList<InvoiceSum> Sums,
    OpenInvoices Open,
    string BaseCurrency,
    DateOnly Today)
{
    public static async Task<InvoiceList> LoadAsync(FinanceDbContext db, Access access, InvoiceFilter filter, DateOnly today, string baseCurrency, CancellationToken ct)
    {
        var filtered = filter.Apply(db.Invoices.AsNoTracking().VisibleTo(access), today);
        var page = await filter.Order(filtered)
            .Select(InvoiceRow.From)
            .ToPageAsync(filter.Page, ct: ct);
        var sums = page.Rows.Count == 0 || !filter.HasSums ? [] : await db.KeptAsync($"invoices {filter.CurrentTab} {filter.Company} {filter.Q} {today:O}", access, [typeof(Invoice), typeof(Customer)], () => SumsAsync(filtered, ct));
        return new InvoiceList(filter, page, sums, await OpenInvoices.LoadAsync(db, access, today, baseCurrency, ct), baseCurrency, today);
    }

    private static async Task<IReadOnlyList<InvoiceSum>> SumsAsync(IQueryable<Invoice> invoices, CancellationToken ct)
    {
        var sums = new SortedDictionary<string, InvoiceSum>(StringComparer.Ordinal);
        await foreach (var i in invoices.Select(i => new { i.Currency, i.Gross, i.OpenAmount, i.BaseGross, i.ExchangeRate }).AsAsyncEnumerable().WithCancellation(ct))
        {
            var sum = sums.GetValueOrDefault(i.Currency, new InvoiceSum(i.Currency, 0, 0, 0, 0, 0));
            sums[i.Currency] = new InvoiceSum(i.Currency, sum.Count + 1, sum.Gross + i.Gross, sum.Open + i.OpenAmount, sum.BaseGross + i.BaseGross, sum.BaseOpen + (i.OpenAmount * i.ExchangeRate));
        }

        return [.. sums.Values];
    }
}
