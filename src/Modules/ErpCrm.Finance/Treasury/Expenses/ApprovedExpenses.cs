using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>Expenses as what somebody approves.</summary>
internal sealed class ApprovedExpenses(
    FinanceDbContext db, ICurrentUser me, ICompanyProfile company, ExpenseDeciding deciding,
    IStringLocalizer<FinanceText> T, IStringLocalizer<SharedText> S) : IApproves
{
    public string Kind => Kinds.Expense;

    public string Permission => FinancePermissions.ApproveExpenses;

    public bool HasAmount => true;

    public bool HasProject => true;

    public bool SubmitterSeesIt => true;

    public bool IsHandedInAgain => true;

    public async Task<IReadOnlyList<ApprovalChoice>> CategoriesAsync(CancellationToken ct) =>
        [.. (await ExpensesList.CategoriesAsync(db, ct))
            .Select(c => new ApprovalChoice(c.Id, c.IsBuiltIn ? T[c.Name] : c.Name)).OrderBy(c => c.Name)];

    public async Task<ApprovalFacts?> FactsAsync(Guid id, CancellationToken ct)
    {
        if (await Waiting.FirstOrDefaultAsync(e => e.Id == id, ct) is not { } expense) return null;
        var manager = await db.ManagerOfAsync(expense.ProjectId, ct);
        var rates = await Rates.LoadAsync(db, company, ct);
        return new ApprovalFacts(id, expense.SubmittedAt!.Value, expense.RecordedById)
        {
            Amount = new Money(expense.Gross, expense.Currency),
            BaseAmount = rates.ToBase(expense.Gross, expense.Currency, expense.SpentOn),
            CategoryId = expense.CategoryId,
            ProjectIds = expense.ProjectId is { } project ? [project] : [],
            ManagerIds = manager is { } known ? [known] : [],
        };
    }

    public async Task<IReadOnlyDictionary<Guid, DateTime>> AskedAsync(CancellationToken ct) =>
        await Waiting.Where(e => e.SubmittedAt != null).ToDictionaryAsync(e => e.Id, e => e.SubmittedAt!.Value, ct);

    public async Task<IReadOnlyList<WaitingRecord>> WaitingAsync(int most, IReadOnlyCollection<Guid> except,
        CancellationToken ct)
    {
        var rows = await Decidable(except).OrderBy(e => e.SubmittedAt).ThenBy(e => e.Id).Take(most)
            .Select(e => new
            {
                Expense = e,
                By = db.Users.Where(u => u.Id == e.RecordedById).Select(u => u.Name).FirstOrDefault(),
                Category = db.ExpenseCategories.Where(c => c.Id == e.CategoryId).Select(c => c.Name).First(),
                IsBuiltIn = db.ExpenseCategories.Where(c => c.Id == e.CategoryId).Select(c => c.IsBuiltIn).First(),
                Project = db.Projects.Where(p => p.Id == e.ProjectId).Select(p => p.Code + " " + p.Name)
                    .FirstOrDefault(),
            })
            .ToListAsync(ct);
        return [.. rows.Select(row => Shown(row.Expense, row.By,
            row.IsBuiltIn ? T[row.Category] : row.Category, row.Project))];
    }

    public Task<int> CountAsync(int most, IReadOnlyCollection<Guid> except, CancellationToken ct) =>
        Decidable(except).OrderBy(e => e.Id).Take(most).CountAsync(ct);

    public Task<bool> MayDecideAsync(Guid id, CancellationToken ct) =>
        db.Expenses.DecidedBy(me, company.Current).AnyAsync(e => e.Id == id, ct);

    public Task<ApprovalDone> ApproveAsync(Guid id, int version, CancellationToken ct) =>
        deciding.ApproveAsync(id, version, ct);

    public Task<ApprovalDone> DeclineAsync(Guid id, int version, string reason, CancellationToken ct) =>
        deciding.DeclineAsync(id, version, reason, ct);

    private IQueryable<Expense> Decidable(IReadOnlyCollection<Guid> except) =>
        Waiting.DecidedBy(me, company.Current).Where(e => !except.Contains(e.Id));

    // A line of a claim waits with its claim.
    private IQueryable<Expense> Waiting => db.Expenses.AsNoTracking()
        .Where(e => e.State == ExpenseState.Submitted && e.ClaimId == null);

    private WaitingRecord Shown(Expense expense, string? by, string category, string? project)
    {
        var lines = new List<ApprovalLine>
        {
            new(S["Date"], Format.Date(expense.SpentOn)), new(S["Category"], category),
        };
        if (project is not null) lines.Add(new ApprovalLine(S["Project"], project));
        if (expense.Supplier.Length > 0) lines.Add(new ApprovalLine(T["Supplier"], expense.Supplier));
        if (expense.IsRebillable) lines.Add(new ApprovalLine(T["The client pays"], S["Yes"]));
        return new WaitingRecord(expense.Id, expense.Version, expense.Description, by ?? "",
            expense.SubmittedAt ?? default)
        {
            Figure = Format.Money(new Money(expense.Gross, expense.Currency)),
            Lines = lines,
            WantsPaper = true,
            Paper = expense.ReceiptName is { } name
                ? new ApprovalPaper(name, $"/finance/expenses/{expense.Id}/receipt?shown=true",
                    expense.ReceiptType != FileTypes.Pdf, expense.ReceiptType == FileTypes.Pdf)
                : null,
        };
    }
}
