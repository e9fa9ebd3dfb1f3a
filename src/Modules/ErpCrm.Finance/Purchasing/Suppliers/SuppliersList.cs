using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.Suppliers;

internal sealed record SupplierRow(Guid Id, string Name, string TaxId, string Currency, string AccountNumber,
    string BankCode, bool IsActive)
{
    public IReadOnlyList<SupplierBalance> Balances { get; init; } = [];

    public SupplierBaseBalance Base { get; init; } = SupplierBaseBalance.Nothing;
}

/// <summary>What we owe all suppliers together, and each of them.</summary>
internal sealed record SupplierOwings(
    SupplierBaseBalance Total, IReadOnlyDictionary<Guid, IReadOnlyList<SupplierBalance>> Balances,
    IReadOnlyDictionary<Guid, SupplierBaseBalance> InBase)
{
    public List<Guid> Where(Func<SupplierBalance, bool> wanted) =>
        [.. Balances.Where(b => b.Value.Any(wanted)).Select(b => b.Key)];
}

/// <summary>Suppliers with what we owe them. The totals are those of all, as on the tab they link to.</summary>
internal sealed class SuppliersList : ListOf<Supplier, SupplierRow>
{
    public const string All = "all";
    public const string Owed = "owed";
    public const string Overdue = "overdue";
    public const string Credit = "credit";

    public SuppliersList()
        : base("suppliers", "/finance/suppliers", typeof(FinanceText))
    {
        Name = "Suppliers";
        RowsAre(Kinds.Supplier, r => r.Id, r => r.Name);
        Finds("Filter suppliers", (_, word) => s => s.SearchText.Contains(word));
        WhenNoMatch("No suppliers match");
        WhenNothing(new("party-popper", "Nothing is owed", "Posted bills appear here until they are paid.")
        {
            Action = ("All suppliers", "/finance/suppliers?tab=all"),
            Makes = false,
        });
        HasTabs(
            "tab",
            TabOf(Owed, "Owed", b => b.Open > 0),
            TabOf(Overdue, "Overdue", b => b.Overdue > 0),
            TabOf(Credit, "With credit", b => b.Credit > 0),
            new(All, "All")
            {
                Nothing = new("store", "No suppliers yet", "Add whom bills come from: landlords, hosters, contractors.")
                {
                    New = Kinds.Supplier,
                },
            });
        Captioned("At the exchange rates of today.");

        Text("name", "Name", r => r.Name).Sorts().Imports().Card(1).Cell(NameOf);
        Text("taxId", "Tax number", r => r.TaxId).Imports().UnlessEmpty().Class("num");
        Text("accountNumber", "Account number", r => r.AccountNumber).Imports().ExportOnly();
        Text("bankCode", "BIC", r => r.BankCode).Imports().ExportOnly();
        Text("foreign", "In their currencies", r => r.Currency).UnlessEmpty().Shows(Foreign).Class("r num");
        Money("credit", "Credit, {0}", r => r.Base.Credit).Digits(2).UnlessEmpty().SortsWhile(IsShort);
        Money("overdue", "Overdue, {0}", r => r.Base.Overdue).Digits(2).UnlessEmpty().SortsWhile(IsShort)
            .ClassOf((r, _) => r.Base.Overdue > 0 ? "fg-red" : null);
        Money("open", "Open, {0}", r => r.Base.Open).Digits(2).SortsWhile(IsShort).Card(2).Class("strong");
        Flag("active", "Active", r => r.IsActive).ExportOnly();
    }

    protected override bool FindsFirst => false;

    public override IQueryable<Supplier> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().Suppliers.AsNoTracking();

    protected override Expression<Func<Supplier, SupplierRow>> Row(ListScope scope) =>
        s => new SupplierRow(s.Id, s.Name, s.TaxId, s.Currency, s.AccountNumber, s.BankCode, s.IsActive);

    /// <summary>The list begins with those whom we owe; a search looks among all.</summary>
    protected override string UsualTab(ListQuery query) => query[ListQuery.Words] is null ? Owed : All;

    // Those whom we owe are few: they are sorted by amount in memory, because it is in several currencies.
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
        var balances = (await SupplierBalances.LoadAsync(db, scope.Today, null, ct)).GroupBy(b => b.SupplierId)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<SupplierBalance>)[.. g]);
        scope.Keep(new SupplierOwings(
            SupplierBaseBalance.Of(balances.Values.SelectMany(b => b), rates, scope.Today), balances,
            balances.ToDictionary(b => b.Key, b => SupplierBaseBalance.Of(b.Value, rates, scope.Today))));
    }

    protected override Task<IReadOnlyList<SupplierRow>> WithMoreAsync(
        IReadOnlyList<SupplierRow> rows, ListScope scope, CancellationToken ct)
    {
        var known = scope.Kept<SupplierOwings>();
        return Task.FromResult<IReadOnlyList<SupplierRow>>(
        [
            .. rows.Select(r => r with
            {
                Balances = known.Balances.GetValueOrDefault(r.Id, []),
                Base = known.InBase.GetValueOrDefault(r.Id, r.Base),
            }),
        ]);
    }

    private static ListTab<Supplier> TabOf(string value, string word, Func<SupplierBalance, bool> wanted) =>
        new(value, word, (suppliers, s) =>
    {
        var ids = s.Kept<SupplierOwings>().Where(wanted);
        return suppliers.Where(supplier => ids.Contains(supplier.Id));
    });

    private static Html NameOf(SupplierRow row, ListScope scope)
    {
        var archived = row.IsActive ? Html.Empty : Html.Of($" {Cells.Badge("gray", scope.Say("Archived"))}");
        var name = Html.Of($"{Cells.Name($"/finance/suppliers/{row.Id}", row.Name)}{archived}");
        return Cells.Who(row.Name, name, square: true);
    }

    private static string Foreign(SupplierRow row, ListScope scope) =>
        string.Join(" · ", row.Balances.Where(b => b.Open > 0 && b.Currency != scope.BaseCurrency)
            .Select(b => Format.Money(b.Open, b.Currency)));
}
