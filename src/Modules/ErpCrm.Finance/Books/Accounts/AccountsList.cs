using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Accounts;

internal sealed record AccountRow(
    Guid Id, string Code, string Name, AccountClass Class, AccountRole Role, bool IsActive)
{
    public decimal Balance { get; init; }
}

/// <summary>The chart of accounts, read whole: by class, each with what stands on it today.</summary>
internal sealed class AccountsList : ListOf<Account, AccountRow>
{
    public AccountsList()
        : base("accounts", "/finance/accounts", typeof(FinanceText))
    {
        Name = "Chart of accounts";
        RowsAre(Kinds.Account, r => r.Id, r => r.Code);
        Captioned("Balances of today, each on its usual side; of income and costs, those of this financial year.");
        Finds("Code or name", Named);
        WhenNoMatch("No account matches");
        WhenNothing(new("list-tree", "No accounts yet",
            "Accounts come with the product; others are added here or read from a file.")
        {
            New = Kinds.Account,
        });
        HasTabs(
            "tab",
            new("", "Active", (accounts, _) => accounts.Where(a => a.IsActive)),
            new("inactive", "Inactive", (accounts, _) => accounts.Where(a => !a.IsActive))
            {
                Nothing = new("list-tree", "No account is inactive",
                    "An account that is not needed any more is made inactive; what is posted on it stays."),
            },
            new("all", "All"));

        Text("code", "Code", r => r.Code).Sorts().Imports().Card(1)
            .Cell(r => Cells.Code($"/finance/accounts/{r.Id}", r.Code));
        Text("name", "Name", r => r.Name).Imports().Card(3).Class("wrap").Shows((r, s) => s.Say(r.Name));
        Choice("class", "Class", r => r.Class).Says(AccountWords.Of).Sorts().Imports().Card(4);
        Choice("role", "Used for", r => r.Role)
            .Says(role => role == AccountRole.None ? "By hand only" : AccountRoles.WordOf(role))
            .Cell((r, s) => r.Role == AccountRole.None ? Html.Empty : Html.Text(s.Say(AccountRoles.WordOf(r.Role))));
        Flag("active", "Active", r => r.IsActive).Imports().ExportOnly();
        Money("balance", "Balance, {0}", r => r.Balance).Digits(2).Card(2).Class("strong");
    }

    protected override bool FindsFirst => false;

    protected override int ShortPage => ExportLimit;

    protected override string UsualGroup => "class";

    public override IQueryable<Account> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().Accounts.AsNoTracking();

    protected override Expression<Func<Account, AccountRow>> Row(ListScope scope) =>
        a => new AccountRow(a.Id, a.Code, a.Name, a.Class, a.Role, a.IsActive);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("code", false);

    protected override bool IsShort(ListScope scope) => true;

    protected override async Task PrepareAsync(ListScope scope, CancellationToken ct)
    {
        var accounts = await Visible(scope).ToListAsync(ct);
        var words = accounts.ToDictionary(a => a.Id, a => SearchText.Of(a.Code, scope.Say(a.Name)));
        scope.Keep(new Chart(words, await scope.Get<AccountBalances>().NowAsync(accounts, scope.Today, ct)));
    }

    protected override Task<IReadOnlyList<AccountRow>> WithMoreAsync(
        IReadOnlyList<AccountRow> rows, ListScope scope, CancellationToken ct)
    {
        var known = scope.Kept<Chart>();
        return Task.FromResult<IReadOnlyList<AccountRow>>(
            [.. rows.Select(r => r with { Balance = known.Balances.GetValueOrDefault(r.Id) })]);
    }

    // Names that came with the product are found in the reader's language.
    private static Expression<Func<Account, bool>> Named(ListScope scope, string word)
    {
        var ids = (scope.KeptOrNull<Chart>()?.Words ?? new Dictionary<Guid, string>())
            .Where(account => account.Value.Contains(word, StringComparison.Ordinal)).Select(account => account.Key)
            .ToList();
        return a => EF.Parameter(ids).Contains(a.Id);
    }

    private sealed record Chart(
        IReadOnlyDictionary<Guid, string> Words, IReadOnlyDictionary<Guid, decimal> Balances);
}
