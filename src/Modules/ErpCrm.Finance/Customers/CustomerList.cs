using ErpCrm.Finance.Deliveries;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Company;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Customers;

/// <summary>State of the list, as it stands in the address.</summary>
internal sealed record CustomerFilter(string? Tab = null, string? Q = null, string? Sort = null, string? Dir = null, int Page = 1)
{
    public const string All = "all";
    public const string Owing = "owing";
    public const string Overdue = "overdue";
    public const string Credit = "credit";

    /// <summary>Receivables begin with those who owe; a search looks among all.</summary>
    public string CurrentTab => Tab is All or Owing or Overdue or Credit ? Tab : string.IsNullOrWhiteSpace(Q) ? Owing : All;
}

internal sealed record CustomerRow(Guid Id, string Name, string TaxId, string Currency, int PaymentTermDays, IReadOnlyList<Balance> Balances, BaseBalance Base);

/// <summary>Customers with what they owe. The totals are those of all customers, as on the tab they link to.</summary>
internal sealed record CustomerList(CustomerFilter Filter, Page<CustomerRow> Page, BaseBalance Total, string BaseCurrency)
{
    public bool IsFiltered => !string.IsNullOrWhiteSpace(Filter.Q);

    public static async Task<CustomerList> LoadAsync(FinanceDbContext db, ICompanyProfile company, DateOnly today, CustomerFilter filter, CancellationToken ct)
    {
        var rates = await Rates.LoadAsync(db, company, ct);
        var balances = (await Customers.Balances.LoadAsync(db, today, null, ct)).GroupBy(b => b.CompanyId).ToDictionary(g => g.Key, g => (IReadOnlyList<Balance>)[.. g]);
        var inBase = balances.ToDictionary(b => b.Key, b => BaseBalance.Of(b.Value, rates, today));

        var customers = db.Customers.AsNoTracking();
        foreach (var word in SearchText.Words(filter.Q)) customers = customers.Where(c => c.SearchText.Contains(word));
        var ids = IdsOf(filter.CurrentTab, balances);
        if (ids is not null) customers = customers.Where(c => ids.Contains(c.Id));
        customers = filter.Dir == "desc" ? customers.OrderByDescending(c => c.Name) : customers.OrderBy(c => c.Name);
        var facts = customers.Select(c => new CustomerRow(c.Id, c.Name, c.TaxId, c.Currency, c.PaymentTermDays, Array.Empty<Balance>(), new BaseBalance(0, 0, 0, true)));

        // Those who owe are few: they are sorted by amount here, because it is in several currencies.
        var page = ids is null
            ? await facts.ToPageAsync(filter.Page, ct: ct)
            : Cut(Sorted((await facts.ToListAsync(ct)).Select(With), filter), filter.Page);
        page = page with { Rows = [.. page.Rows.Select(With)] };
        return new CustomerList(filter, page, BaseBalance.Of(balances.Values.SelectMany(b => b), rates, today), company.Current.BaseCurrency);

        CustomerRow With(CustomerRow row) => row with
        {
            Balances = balances.GetValueOrDefault(row.Id, []),
            Base = inBase.GetValueOrDefault(row.Id, new BaseBalance(0, 0, 0, true)),
        };
    }

    private static List<Guid>? IdsOf(string? tab, Dictionary<Guid, IReadOnlyList<Balance>> balances)
    {
        Func<Balance, bool>? wanted = tab switch
        {
            CustomerFilter.Owing => b => b.Open > 0,
            CustomerFilter.Overdue => b => b.Overdue > 0,
            CustomerFilter.Credit => b => b.Credit > 0,
            _ => null,
        };
        return wanted is null ? null : [.. balances.Where(b => b.Value.Any(wanted)).Select(b => b.Key)];
    }

    private static IEnumerable<CustomerRow> Sorted(IEnumerable<CustomerRow> rows, CustomerFilter filter)
    {
        if (filter.Sort == "name") return filter.Dir == "desc" ? rows.OrderByDescending(r => r.Name) : rows.OrderBy(r => r.Name);
        Func<CustomerRow, decimal> amount = filter.CurrentTab switch
        {
            CustomerFilter.Overdue => r => r.Base.Overdue,
            CustomerFilter.Credit => r => r.Base.Credit,
            _ => r => r.Base.Open,
        };
        return rows.OrderByDescending(amount).ThenBy(r => r.Name);
    }

    private static Page<CustomerRow> Cut(IEnumerable<CustomerRow> rows, int number)
    {
        number = Math.Clamp(number, 1, Paging.LastPage);
        var all = rows.Skip((number - 1) * Paging.Size).Take(Paging.Size + 1).ToList();
        return new Page<CustomerRow>([.. all.Take(Paging.Size)], number, Paging.Size, all.Count > Paging.Size);
    }
}
