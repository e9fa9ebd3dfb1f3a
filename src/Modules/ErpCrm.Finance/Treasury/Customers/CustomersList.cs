using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Customers;

internal sealed record CustomerRow(Guid Id, string Name, string TaxId, string Currency)
{
    public IReadOnlyList<Balance> Balances { get; init; } = [];

    public BaseBalance Base { get; init; } = new(0, 0, 0, true);
}

/// <summary>What all customers owe together, and each of them.</summary>
internal sealed record Owings(
    BaseBalance Total, IReadOnlyDictionary<Guid, IReadOnlyList<Balance>> Balances,
    IReadOnlyDictionary<Guid, BaseBalance> InBase)
{
    public List<Guid> Where(Func<Balance, bool> wanted) =>
        [.. Balances.Where(b => b.Value.Any(wanted)).Select(b => b.Key)];
}

/// <summary>Customers with what they owe. The totals are those of all customers, as on the tab they link to.</summary>
internal sealed class CustomersList : ListOf<Customer, CustomerRow>
{
    public const string All = "all";
    public const string Owing = "owing";
    public const string Overdue = "overdue";
    public const string Credit = "credit";

    public CustomersList()
        : base("customers", "/finance/customers", typeof(FinanceText))
    {
        Name = "Receivables";
        RowsAre(Kinds.Customer, r => r.Id, r => r.Name);
        Finds("Filter customers", (_, word) => c => c.SearchText.Contains(word));
        WhenNoMatch("No customers match");
        WhenNothing(new("party-popper", "Nobody owes anything", "Issued invoices appear here until they are paid.")
        {
            Action = ("All customers", "/finance/customers?tab=all"),
            Makes = false,
        });
        HasTabs(
            "tab",
            TabOf(Owing, "Owing", b => b.Open > 0),
            TabOf(Overdue, "Overdue", b => b.Overdue > 0),
            TabOf(Credit, "With credit", b => b.Credit > 0),
            new(All, "All")
            {
                Nothing = new("landmark", "No customers yet",
                    "Every company of the CRM appears here, ready to be invoiced.") { New = Kinds.Company },
            });
        Captioned("At the exchange rates of today.");

        Text("name", "Name", r => r.Name).Sorts().Card(1)
            .Cell(r => Cells.Who(r.Name, Cells.Name($"/finance/customers/{r.Id}", r.Name), square: true));
        Text("taxId", "Tax number", r => r.TaxId).UnlessEmpty().Class("num");
        Text("foreign", "In their currencies", r => r.Currency).UnlessEmpty().Shows(Foreign).Class("r num");
        Money("credit", "Credit, {0}", r => r.Base.Credit).Digits(2).UnlessEmpty().SortsWhile(IsShort);
        Money("overdue", "Overdue, {0}", r => r.Base.Overdue).Digits(2).UnlessEmpty().SortsWhile(IsShort)
            .ClassOf((r, _) => r.Base.Overdue > 0 ? "fg-red" : null);
        Money("open", "Open, {0}", r => r.Base.Open).Digits(2).SortsWhile(IsShort).Card(2).Class("strong");
    }

    protected override bool FindsFirst => false;

    public override IQueryable<Customer> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().Customers.AsNoTracking().Standing();

    protected override Expression<Func<Customer, CustomerRow>> Row(ListScope scope) =>
        c => new CustomerRow(c.Id, c.Name, c.TaxId, c.Currency);

    /// <summary>Receivables begin with those who owe; a search looks among all.</summary>
    protected override string UsualTab(ListQuery query) => query[ListQuery.Words] is null ? Owing : All;

    // Those who owe are few: they are sorted by amount in memory, because it is in several currencies.
    protected override bool IsShort(ListScope scope) => TabOf(scope)?.Value != All;

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => tab switch
    {
        All => ("name", false),
        Overdue => ("overdue", true),
        Credit => ("credit", true),
        _ => ("open", true),
    };

    protected override async Task PrepareAsync(ListScope scope, CancellationToken ct)
    {
        var (db, company) = (scope.Get<FinanceDbContext>(), scope.Get<ICompanyProfile>());
        var rates = await Rates.LoadAsync(db, company, ct);
        var balances = (await Customers.Balances.LoadAsync(db, scope.Today, null, ct)).GroupBy(b => b.CompanyId)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<Balance>)[.. g]);
        scope.Keep(new Owings(
            BaseBalance.Of(balances.Values.SelectMany(b => b), rates, scope.Today), balances, balances.ToDictionary(
                b => b.Key, b => BaseBalance.Of(b.Value, rates, scope.Today))));
    }

    protected override Task<IReadOnlyList<CustomerRow>> WithMoreAsync(
        IReadOnlyList<CustomerRow> rows, ListScope scope, CancellationToken ct)
    {
        var known = scope.Kept<Owings>();
        return Task.FromResult<IReadOnlyList<CustomerRow>>(
        [
            .. rows.Select(r => r with { Balances = known.Balances.GetValueOrDefault(r.Id,
                []), Base = known.InBase.GetValueOrDefault(r.Id, r.Base) }),
        ]);
    }

    private static ListTab<Customer> TabOf(string value, string word, Func<Balance, bool> wanted) =>
        new(value, word, (customers, s) =>
    {
        var ids = s.Kept<Owings>().Where(wanted);
        return customers.Where(c => ids.Contains(c.Id));
    });

    private static string Foreign(CustomerRow row, ListScope scope) =>
        string.Join(
            " · ",
            row.Balances.Where(
                b => b.Open > 0 && b.Currency != scope.BaseCurrency).Select(b => Format.Money(b.Open, b.Currency)));
}
