using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.ExpenseClaims;

/// <summary>Claims as what somebody approves: one word for all lines.</summary>
internal sealed class ApprovedClaims(
    FinanceDbContext db, ICurrentUser me, ICompanyProfile company, ClaimDeciding deciding,
    IStringLocalizer<FinanceText> T) : IApproves
{
    // More are looked at on the claim's page.
    private const int MostShown = 6;

    public string Kind => Kinds.ExpenseClaim;

    public string Permission => FinancePermissions.ApproveExpenses;

    public bool HasAmount => true;

    public bool HasProject => true;

    public bool SubmitterSeesIt => true;

    public bool IsHandedInAgain => true;

    public async Task<IReadOnlyList<ApprovalChoice>> CategoriesAsync(CancellationToken ct) =>
        [.. (await ExpensesList.CategoriesAsync(db, ct))
            .Select(c => new ApprovalChoice(c.Id, c.IsBuiltIn ? T[c.Name] : c.Name)).OrderBy(c => c.Name)];

    // A claim of several categories is asked for as one of its largest line.
    public async Task<ApprovalFacts?> FactsAsync(Guid id, CancellationToken ct)
    {
        if (await Waiting.FirstOrDefaultAsync(c => c.Id == id, ct) is not { } claim) return null;
        var lines = await db.LinesOf(id).AsNoTracking().ToListAsync(ct);
        var rates = await Rates.LoadAsync(db, company, ct);
        var inBase = lines.ConvertAll(l => (Line: l, Base: rates.ToBase(l.Gross, l.Currency, l.SpentOn)));
        return new ApprovalFacts(id, claim.SubmittedAt!.Value, claim.RecordedById)
        {
            Amount = claim.Owed,
            BaseAmount = inBase.Exists(l => l.Base is null) ? null : inBase.Sum(l => l.Base!.Value),
            CategoryId = inBase.OrderByDescending(l => l.Base ?? 0).Select(l => (Guid?)l.Line.CategoryId)
                .FirstOrDefault(),
            ProjectIds = [.. lines.Select(l => l.ProjectId).OfType<Guid>().Distinct()],
            ManagerIds = await db.ManagersOfAsync(lines, ct),
        };
    }

    public async Task<IReadOnlyDictionary<Guid, DateTime>> AskedAsync(CancellationToken ct) =>
        await Waiting.Where(c => c.SubmittedAt != null).ToDictionaryAsync(c => c.Id, c => c.SubmittedAt!.Value, ct);

    public async Task<IReadOnlyList<WaitingRecord>> WaitingAsync(int most, IReadOnlyCollection<Guid> except,
        CancellationToken ct)
    {
        var claims = await Decidable(except).OrderBy(c => c.SubmittedAt).ThenBy(c => c.Id).Take(most).ToListAsync(ct);
        if (claims.Count == 0) return [];
        var (ids, people) = (claims.ConvertAll(c => (Guid?)c.Id),
            claims.Select(c => c.RecordedById).Distinct().ToList());
        var lines = (await db.Expenses.AsNoTracking().Where(e => ids.Contains(e.ClaimId)).OrderBy(e => e.SpentOn)
            .ThenBy(e => e.Id).ToListAsync(ct)).ToLookup(e => e.ClaimId!.Value);
        var names = await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return [.. claims.Select(c => Shown(c, names.GetValueOrDefault(c.RecordedById, ""), [.. lines[c.Id]]))];
    }

    public Task<int> CountAsync(int most, IReadOnlyCollection<Guid> except, CancellationToken ct) =>
        Decidable(except).OrderBy(c => c.Id).Take(most).CountAsync(ct);

    public Task<bool> MayDecideAsync(Guid id, CancellationToken ct) =>
        db.ExpenseClaims.DecidedBy(me, company.Current).AnyAsync(c => c.Id == id, ct);

    public Task<ApprovalDone> ApproveAsync(Guid id, int version, CancellationToken ct) =>
        deciding.ApproveAsync(id, version, ct);

    public Task<ApprovalDone> DeclineAsync(Guid id, int version, string reason, CancellationToken ct) =>
        deciding.DeclineAsync(id, version, reason, ct);

    private IQueryable<ExpenseClaim> Decidable(IReadOnlyCollection<Guid> except) =>
        Waiting.DecidedBy(me, company.Current).Where(c => !except.Contains(c.Id));

    private IQueryable<ExpenseClaim> Waiting =>
        db.ExpenseClaims.AsNoTracking().Where(c => c.State == ExpenseState.Submitted);

    private WaitingRecord Shown(ExpenseClaim claim, string by, IReadOnlyList<Expense> lines)
    {
        var without = lines.Count(l => l.Kind == ExpenseKind.Receipt && l.ReceiptHash is null);
        return new WaitingRecord(claim.Id, claim.Version, claim.Title, by, claim.SubmittedAt ?? default)
        {
            Figure = claim.Total is { } total ? Format.Money(total, claim.Currency) : "",
            Lines =
            [
                new ApprovalLine(T["Period"], $"{Format.Date(claim.PeriodFrom)} – {Format.Date(claim.PeriodUntil)}"),
                .. lines.Take(MostShown).Select(l => new ApprovalLine(l.Description,
                    Format.Money(l.Gross, l.Currency))),
            ],
            Caution = lines.Count > MostShown
                ? T.Count("It has {0} line: look at all of them|It has {0} lines: look at all of them", lines.Count)
                : without > 0 ? T.Count("{0} line has no receipt|{0} lines have no receipt", without) : "",
        };
    }
}
