using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.ExpenseClaims;

internal sealed record ExpenseClaimRow(
    Guid Id,
    string Title,
    DateOnly PeriodFrom,
    DateOnly PeriodUntil,
    Guid RecordedById,
    string? RecordedBy,
    int Lines,
    decimal? Total,
    string Currency,
    ExpenseState State);

internal sealed class ExpenseClaimsList : ListOf<ExpenseClaim, ExpenseClaimRow>
{
    public const string Mine = "mine";
    private const int CountLimit = 100;

    public ExpenseClaimsList()
        : base("expense-claims", "/finance/expense-claims", typeof(FinanceText))
    {
        Name = "Expense claims";
        LeavesOut = "What somebody who only decides has decided stands where it was charged.";
        RowsAre(Kinds.ExpenseClaim, r => r.Id, r => r.Title);
        CountWord = "{0} claim|{0} claims";
        Finds("Filter claims", (_, word) => c => c.SearchText.Contains(word));
        WhenNoMatch("No claims match");
        var nothing = new EmptyList("wallet-cards", "No expense claims yet",
            "Put what you spent on a journey or in a month into one claim: it is approved and paid back at once.")
        {
            New = Kinds.ExpenseClaim,
        };
        WhenNothing(nothing);
        const string view = FinancePermissions.ViewExpenses;
        HasTabs(
            "tab",
            new(Mine, "My claims", (claims, s) => Own(claims, s.Me.Id)),
            new("approve", "To approve", (_, s) => Waiting(s))
            {
                Permission = FinancePermissions.ApproveExpenses,
                Nothing = new("clipboard-check", "Nothing to approve", "Claims stand here when people submit them."),
                Figure = s => s.Kept<WaitingClaims>().Count is > 0 and var count ? Format.Number(count) : null,
            },
            new("approved", "Approved, not paid",
                (claims, _) => claims.Where(c => c.State == ExpenseState.Approved))
            {
                Permission = view,
                Nothing = new("wallet-cards", "No claims here", "Approved claims stand here until they are paid."),
            },
            new("paid", "Paid", (claims, _) => claims.Where(c => c.State == ExpenseState.Paid))
            {
                Permission = view,
                Nothing = new("wallet-cards", "No claims here", "Claims stand here once they are paid back."),
            },
            new("all", "All") { Permission = view, Nothing = nothing });

        Text("title", "Title", r => r.Title).Card(1).Class("wrap")
            .Cell(r => Cells.Name($"/finance/expense-claims/{r.Id}", r.Title));
        Day("until", "Period until", r => r.PeriodUntil).Sorts().Card(4);
        Day("from", "Period from", r => r.PeriodFrom).ExportOnly();
        Person("person", "Person", r => r.RecordedById, r => r.RecordedBy).When(s => TabOf(s)?.Value != Mine)
            .Cell(r => Cells.Who(r.RecordedBy));
        Number("count", "Lines", r => r.Lines);
        Money("total", "Total", r => r.Total, r => r.Currency).Sums().Card(2);
        Choice("state", "Status", r => r.State).Says(ExpenseBadges.LabelOf).Tone(state => ExpenseBadges.ToneOf(state))
            .Card(3);
    }

    protected override bool FindsFirst => false;

    public override IQueryable<ExpenseClaim> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().ExpenseClaims.AsNoTracking().VisibleTo(scope.Me);

    protected override Expression<Func<ExpenseClaim, ExpenseClaimRow>> Row(ListScope scope)
    {
        var db = scope.Get<FinanceDbContext>();
        return c => new ExpenseClaimRow(
            c.Id, c.Title, c.PeriodFrom, c.PeriodUntil, c.RecordedById,
            db.Users.Where(u => u.Id == c.RecordedById).Select(u => u.Name).FirstOrDefault(),
            c.LineCount, c.Total, c.Currency, c.State);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("until", true);

    protected override async Task PrepareAsync(ListScope scope, CancellationToken ct)
    {
        var count = scope.Me.Can(FinancePermissions.ApproveExpenses)
            ? await Waiting(scope).Take(CountLimit).CountAsync(ct)
            : 0;
        scope.Keep(new WaitingClaims(count));
    }

    private static IQueryable<ExpenseClaim> Own(IQueryable<ExpenseClaim> claims, Guid me) =>
        claims.Where(c => c.RecordedById == me);

    private static IQueryable<ExpenseClaim> Waiting(ListScope scope) => scope.Get<FinanceDbContext>()
        .ExpenseClaims.AsNoTracking().DecidedBy(scope.Me, scope.Get<ICompanyProfile>().Current)
        .Where(c => c.State == ExpenseState.Submitted);

    private sealed record WaitingClaims(int Count);
}
