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
    private static readonly Type[] Sources = [typeof(Invoice)];

    public static async Task<InvoiceList> LoadAsync(FinanceDbContext db, Access access, InvoiceFilter filter, DateOnly today, string baseCurrency, CancellationToken ct)
    {
        var visible = db.Invoices.AsNoTracking().VisibleTo(access);
        var filtered = filter.Apply(visible, today);
        var page = await filter.Order(filtered)
            .Select(i => new InvoiceRow(i.Id, i.Number, i.CustomerName, i.Status, i.IsOpen, i.DraftedOn, i.IssuedOn, i.DueOn, i.Currency, i.Gross, i.OpenAmount, i.Gross > 0 && i.CreditedAmount >= i.Gross))
            .ToPageAsync(filter.Page, ct: ct);
        var sums = page.Rows.Count == 0 ? [] : await db.KeptAsync($"invoices {filter.CurrentTab} {filter.Company} {filter.Q} {today:O}", access, Sources, () => SumsAsync(filtered, ct));
        var figures = await db.KeptAsync($"invoice figures {today:O} {baseCurrency}", access, Sources, () => FiguresAsync(visible, today, baseCurrency, ct));
        return new InvoiceList(filter, page, sums, figures.Drafts, figures.Open, figures.Overdue, baseCurrency, today);
    }

    private static async Task<(int Drafts, decimal Open, decimal Overdue)> FiguresAsync(IQueryable<Invoice> visible, DateOnly today, string baseCurrency, CancellationToken ct)
    {
        // Read and added here: SQLite would call back for every single decimal.
        var open = await visible.Where(i => i.IsOpen).Select(i => new { i.DueOn, i.OpenAmount, i.ExchangeRate }).ToListAsync(ct);
        return (
            await visible.CountAsync(i => i.Status == InvoiceStatus.Draft, ct),
            Rounding.Round(open.Sum(i => i.OpenAmount * i.ExchangeRate), baseCurrency),
            Rounding.Round(open.Where(i => i.DueOn < today).Sum(i => i.OpenAmount * i.ExchangeRate), baseCurrency));
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
