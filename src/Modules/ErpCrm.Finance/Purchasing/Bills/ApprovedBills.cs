using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>Bills as what somebody approves before they are posted.</summary>
internal sealed class ApprovedBills(
    FinanceDbContext db, ICurrentUser me, ICompanyProfile company, BillPosting posting, BillDeciding deciding,
    IStringLocalizer<FinanceText> T, IStringLocalizer<SharedText> S) : IApproves
{
    public string Kind => Kinds.Bill;

    // Where no step of a policy is for it, it is posted at once.
    public bool WaitsAlways => false;

    public string Permission => FinancePermissions.ApproveBills;

    public bool HasAmount => true;

    public bool HasProject => true;

    public bool SubmitterSeesIt => true;

    public bool IsHandedInAgain => true;

    public async Task<IReadOnlyList<ApprovalChoice>> CategoriesAsync(CancellationToken ct) =>
        [.. (await ExpensesList.CategoriesAsync(db, ct))
            .Select(c => new ApprovalChoice(c.Id, c.IsBuiltIn ? T[c.Name] : c.Name)).OrderBy(c => c.Name)];

    public async Task<ApprovalFacts?> FactsAsync(Guid id, CancellationToken ct) =>
        await Waiting.Whole().FirstOrDefaultAsync(b => b.Id == id, ct) is { } bill
            ? await posting.FactsAsync(bill, ct)
            : null;

    public async Task<IReadOnlyDictionary<Guid, DateTime>> AskedAsync(CancellationToken ct) =>
        await Waiting.Where(b => b.SubmittedAt != null).ToDictionaryAsync(b => b.Id, b => b.SubmittedAt!.Value, ct);

    public async Task<IReadOnlyList<WaitingRecord>> WaitingAsync(int most, IReadOnlyCollection<Guid> except,
        CancellationToken ct)
    {
        var bills = await Decidable(except).Whole().OrderBy(b => b.SubmittedAt).ThenBy(b => b.Id).Take(most)
            .ToListAsync(ct);
        if (bills.Count == 0) return [];
        var people = bills.Select(b => b.SubmittedById).OfType<Guid>().Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var projectIds = bills.SelectMany(b => b.Lines).Select(l => l.ProjectId).OfType<Guid>().Distinct().ToList();
        var projects = projectIds.Count == 0 ? []
            : await db.Projects.AsNoTracking().Where(p => projectIds.Contains(p.Id))
                .ToDictionaryAsync(p => p.Id, p => p.Code + " " + p.Name, ct);
        return
        [
            .. bills.Select(b => Shown(
                b, b.SubmittedById is { } by ? names.GetValueOrDefault(by) : null,
                b.Lines.Select(l => l.ProjectId).OfType<Guid>().Distinct().Select(projects.GetValueOrDefault)
                    .OfType<string>())),
        ];
    }

    public Task<int> CountAsync(int most, IReadOnlyCollection<Guid> except, CancellationToken ct) =>
        Decidable(except).OrderBy(b => b.Id).Take(most).CountAsync(ct);

    public Task<bool> MayDecideAsync(Guid id, CancellationToken ct) =>
        db.Bills.DecidedBy(me, company.Current).AnyAsync(b => b.Id == id, ct);

    public Task<ApprovalDone> ApproveAsync(Guid id, int version, CancellationToken ct) =>
        deciding.ApproveAsync(id, version, ct);

    public Task<ApprovalDone> DeclineAsync(Guid id, int version, string reason, CancellationToken ct) =>
        deciding.DeclineAsync(id, version, reason, ct);

    private IQueryable<Bill> Decidable(IReadOnlyCollection<Guid> except) =>
        Waiting.DecidedBy(me, company.Current).Where(b => !except.Contains(b.Id));

    private IQueryable<Bill> Waiting => db.Bills.AsNoTracking().Where(b => b.State == BillState.Waiting);

    private WaitingRecord Shown(Bill bill, string? by, IEnumerable<string> projects)
    {
        var lines = new List<ApprovalLine>
        {
            new(T["Supplier"], bill.SupplierName),
            new(T["Bill date"], Format.Date(bill.BilledOn)),
            new(S["Due"], Format.Date(bill.DueOn)),
        };
        if (string.Join(", ", projects) is { Length: > 0 } named) lines.Add(new ApprovalLine(S["Project"], named));
        if (bill.Lines.Any(l => l.IsRebillable)) lines.Add(new ApprovalLine(T["The client pays"], S["Yes"]));
        return new WaitingRecord(bill.Id, bill.Version, bill.Number, by ?? "", bill.SubmittedAt ?? default)
        {
            Figure = Format.Money(new Money(bill.Gross * bill.Sign, bill.Currency)),
            Lines = lines,
            Note = bill.Notes,
            WantsPaper = true,
            Paper = bill.PaperName is { } name
                ? new ApprovalPaper(name, $"/finance/bills/{bill.Id}/paper?shown=true",
                    bill.PaperType is FileTypes.Png or FileTypes.Jpeg, bill.PaperType == FileTypes.Pdf)
                : null,
        };
    }
}
