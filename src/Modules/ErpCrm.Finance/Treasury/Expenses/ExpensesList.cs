using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Expenses;

internal sealed record ExpenseRow(
    Guid Id,
    DateOnly SpentOn,
    string Description,
    string Supplier,
    string Category,
    bool IsBuiltInCategory,
    Guid? ProjectId,
    string? ProjectCode,
    bool IsRebillable,
    Guid RecordedById,
    string? RecordedBy,
    decimal Gross,
    string Currency,
    ExpenseState State,
    bool HasReceipt,
    ExpenseKind Kind,
    bool IsByCard,
    Guid? ClaimId,
    string? Claim,
    string? Custom) : IShowsCustom;

internal sealed class ExpensesList : ListOf<Expense, ExpenseRow>
{
    public const string Mine = "mine";
    public const string ToApprove = "approve";
    public const string Paid = "paid";
    private const int CountLimit = 100;

    public ExpensesList()
        : base("expenses", "/finance/expenses", typeof(FinanceText))
    {
        Name = "Expenses";
        LeavesOut = "What somebody who only decides has decided stands where it was charged.";
        RowsAre(Kinds.Expense, r => r.Id, r => r.Description);
        CountWord = "{0} expense|{0} expenses";
        Finds("Filter expenses", (_, word) => e => e.SearchText.Contains(word));
        WhenNoMatch("No expenses match");
        var nothing = new EmptyList(
            "wallet", "No expenses yet",
            "Record what you spent for the company, with the receipt. It is paid back when it is approved.")
        {
            Action = ("New expense", "/finance/expenses/create"),
        };
        WhenNothing(nothing);
        const string view = FinancePermissions.ViewExpenses;
        HasTabs(
            "tab",
            new(Mine, "My expenses", (expenses, s) => Own(expenses, s.Me.Id)),
            new(ToApprove, "To approve", (_, s) => Waiting(s))
            {
                Permission = FinancePermissions.ApproveExpenses,
                Nothing = new(
                    "clipboard-check", "Nothing to approve", "Expenses stand here when people submit them."),
                Figure = s => s.Kept<WaitingExpenses>().Count is > 0 and var count ? Format.Number(count) : null,
            },
            new(
                "approved", "Approved, not paid",
                (expenses, _) => expenses.Where(e => e.State == ExpenseState.Approved))
            {
                Permission = view,
                Nothing = new("wallet", "No expenses here", "Approved expenses stand here until they are paid."),
            },
            new(Paid, "Paid", (expenses, _) => expenses.Where(e => e.State == ExpenseState.Paid))
            {
                Permission = view,
                Nothing = new("wallet", "No expenses here", "Expenses stand here once they are paid back."),
            },
            new("all", "All") { Permission = view, Nothing = nothing });
        Choose("category", "Category", "Any category", e => e.CategoryId, async (s, ct) =>
            (await CategoriesAsync(s.Get<FinanceDbContext>(), ct)).Select(
                c => new SelectListItem(c.IsBuiltIn ? s.Say(c.Name) : c.Name, c.Id.ToString())));
        Follows<string>(
            "currency", Readers.Text, (expenses, currency, _) => expenses.Where(e => e.Currency == currency));
        Follows<DateOnly>("from", Readers.Day, (expenses, from, s) =>
            TabOf(s)?.Value == Paid ? expenses.Where(e => e.PaidOn >= from) : expenses.Where(e => e.SpentOn >= from));

        Day("spent", "Date", r => r.SpentOn).Sorts().Imports().Card(4);
        Text("description", "Description", r => r.Description).Imports().Card(1).Class("wrap").Cell(Description);
        Text("supplier", "Supplier", r => r.Supplier).Imports().ExportOnly();
        Text("category", "Category", r => r.Category).Imports().FewTexts()
            .Shows((r, s) => r.IsBuiltInCategory ? s.Say(r.Category) : r.Category);
        Record("project", "Project", Kinds.Project, r => r.ProjectId, r => r.ProjectCode).Imports()
            .Cell((r, s) => r.IsRebillable ? Html.Of(
                $"<span class=\"row\">{r.ProjectCode ?? Format.Nothing}{Cells.Badge("gray", s.Say("billed on"))}</span>")
                : Cells.Text(r.ProjectCode));
        Person("person", "Person", r => r.RecordedById, r => r.RecordedBy).When(s => TabOf(s)?.Value != Mine)
            .Cell(r => Cells.Who(r.RecordedBy));
        Money("amount", "Amount", r => r.Gross, r => r.Currency).Imports().Sums().Card(2);
        Choice("kind", "Kind", r => r.Kind).Says(ExpenseBadges.KindOf).ExportOnly();
        Flag("card", "By company card", r => r.IsByCard).ExportOnly();
        Record("claim", "Expense claim", Kinds.ExpenseClaim, r => r.ClaimId, r => r.Claim).ExportOnly();
        Choice("state", "Status", r => r.State).Says(ExpenseBadges.LabelOf).Tone(state => ExpenseBadges.ToneOf(state))
            .Card(3);
    }

    protected override bool FindsFirst => false;

    public static Task<List<ExpenseCategory>> CategoriesAsync(FinanceDbContext db, CancellationToken ct) =>
        db.ExpenseCategories.AsNoTracking().OrderBy(c => c.Name).ToListAsync(ct);

    public override IQueryable<Expense> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().Expenses.AsNoTracking().VisibleTo(scope.Me);

    protected override Expression<Func<Expense, ExpenseRow>> Row(ListScope scope)
    {
        var db = scope.Get<FinanceDbContext>();
        return e => new ExpenseRow(
            e.Id, e.SpentOn, e.Description, e.Supplier,
            db.ExpenseCategories.Where(c => c.Id == e.CategoryId).Select(c => c.Name).First(),
            db.ExpenseCategories.Where(c => c.Id == e.CategoryId).Select(c => c.IsBuiltIn).First(),
            e.ProjectId,
            db.Projects.Where(p => p.Id == e.ProjectId).Select(p => p.Code).FirstOrDefault(),
            e.IsRebillable,
            e.RecordedById,
            db.Users.Where(u => u.Id == e.RecordedById).Select(u => u.Name).FirstOrDefault(),
            e.Net + e.Vat, e.Currency, e.State, e.ReceiptHash != null, e.Kind,
            e.CardId != null, e.ClaimId,
            db.ExpenseClaims.Where(c => c.Id == e.ClaimId).Select(c => c.Title).FirstOrDefault(), e.Custom);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("spent", true);

    protected override async Task PrepareAsync(ListScope scope, CancellationToken ct)
    {
        var count = scope.Me.Can(FinancePermissions.ApproveExpenses)
            ? await Waiting(scope).Take(CountLimit).CountAsync(ct)
            : 0;
        scope.Keep(new WaitingExpenses(count));
    }

    private static IQueryable<Expense> Own(IQueryable<Expense> expenses, Guid me) =>
        expenses.Where(e => e.RecordedById == me);

    private static IQueryable<Expense> Waiting(ListScope scope) => scope.Get<FinanceDbContext>().Expenses.AsNoTracking()
        .DecidedBy(scope.Me, scope.Get<ICompanyProfile>().Current)
        .Where(e => e.State == ExpenseState.Submitted && e.ClaimId == null);

    private static Html Description(ExpenseRow row, ListScope scope)
    {
        var receipt = row.HasReceipt
            ? Html.Of(
                $"<span title=\"{scope.Say("Receipt")}\"> {scope.Icon("paperclip")}</span>" +
                $"<span class=\"vh\">{scope.Say("Receipt")}</span>")
            : Html.Empty;
        return Html.Of(
            $"{Cells.Name($"/finance/expenses/{row.Id}", row.Description)}{Cells.Beside(row.Supplier)}{receipt}");
    }

    private sealed record WaitingExpenses(int Count);
}
