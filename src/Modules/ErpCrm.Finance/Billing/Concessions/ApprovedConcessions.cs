using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Concessions;

/// <summary>What a module's services bring to what somebody approves before it is done.</summary>
internal sealed record ConcessionTools(FinanceDbContext Db, ICurrentUser Me, ICompanyProfile Company,
    ConcessionDeciding Deciding, ConcessionFacts Facts, ConcessionWords Words, IStringLocalizer<FinanceText> T);

/// <summary>One kind of request as what somebody approves.</summary>
internal abstract class ApprovedConcessions(ConcessionTools tools, ConcessionKind kind) : IApproves
{
    public string Kind => Concession.KeyOf(kind);

    public string RecordKind => Kinds.Concession;

    public abstract ApprovalWords Words { get; }

    public bool WaitsAlways => false;

    public string Permission => FinancePermissions.ApproveConcessions;

    public bool HasAmount => true;

    public bool HasProject => true;

    public bool SubmitterSeesIt => true;

    public bool IsHandedInAgain => true;

    public Task<IReadOnlyList<ApprovalChoice>> CategoriesAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ApprovalChoice>>([]);

    public async Task<ApprovalFacts?> FactsAsync(Guid id, CancellationToken ct) =>
        await Waiting.FirstOrDefaultAsync(c => c.Id == id, ct) is { } asked
            ? await tools.Facts.OfAsync(asked, ct)
            : null;

    public async Task<IReadOnlyDictionary<Guid, DateTime>> AskedAsync(CancellationToken ct) =>
        await Waiting.ToDictionaryAsync(c => c.Id, c => c.AskedAt, ct);

    public async Task<IReadOnlyList<WaitingRecord>> WaitingAsync(int most, IReadOnlyCollection<Guid> except,
        CancellationToken ct)
    {
        var rows = await Decidable(except).OrderBy(c => c.AskedAt).ThenBy(c => c.Id).Take(most).ToListAsync(ct);
        var subjects = await ConcessionSubject.LoadAsync(tools.Db, rows, ct);
        return [.. rows.Select(asked => Shown(asked, subjects.GetValueOrDefault(asked.SubjectId)))];
    }

    public Task<int> CountAsync(int most, IReadOnlyCollection<Guid> except, CancellationToken ct) =>
        Decidable(except).OrderBy(c => c.Id).Take(most).CountAsync(ct);

    public Task<bool> MayDecideAsync(Guid id, CancellationToken ct) =>
        tools.Db.Concessions.DecidedBy(tools.Db, tools.Me, tools.Company.Current).AnyAsync(c => c.Id == id, ct);

    public Task<ApprovalDone> ApproveAsync(Guid id, int version, CancellationToken ct) =>
        tools.Deciding.ApproveAsync(id, version, ct);

    public Task<ApprovalDone> DeclineAsync(Guid id, int version, string reason, CancellationToken ct) =>
        tools.Deciding.DeclineAsync(id, reason, ct);

    protected IStringLocalizer T => tools.T;

    private IQueryable<Concession> Decidable(IReadOnlyCollection<Guid> except) =>
        Waiting.DecidedBy(tools.Db, tools.Me, tools.Company.Current).Where(c => !except.Contains(c.Id));

    private IQueryable<Concession> Waiting => tools.Db.Concessions.AsNoTracking()
        .Where(c => c.State == ConcessionState.Waiting && c.Kind == kind);

    private WaitingRecord Shown(Concession asked, ConcessionSubject? now) =>
        new(asked.Id, ConcessionSubject.SeenOf(asked, now), asked.Subject, asked.AskedByName, asked.AskedAt)
        {
            Figure = Format.Money(asked.Money),
            Lines = tools.Words.LinesOf(asked, now),
            Note = asked.Reason,
            Caution = ConcessionSubject.RefusalOf(asked, now)?.Of(tools.T) ?? "",
        };
}

internal sealed class ApprovedCreditNotes(ConcessionTools tools) : ApprovedConcessions(tools, ConcessionKind.CreditNote)
{
    public override ApprovalWords Words => new(T["Credit note"], T["Credit notes"]);
}

internal sealed class ApprovedWriteOffs(ConcessionTools tools) : ApprovedConcessions(tools, ConcessionKind.WriteOff)
{
    public override ApprovalWords Words => new(T["Write-off"], T["Write-offs"]);
}

internal sealed class ApprovedDiscounts(ConcessionTools tools) : ApprovedConcessions(tools, ConcessionKind.Discount)
{
    public override ApprovalWords Words => new(T["Discount"], T["Discounts"]);
}

internal sealed class ApprovedBadDebts(ConcessionTools tools) : ApprovedConcessions(tools, ConcessionKind.BadDebt)
{
    public override ApprovalWords Words => new(T["Bad debt"], T["Bad debts"]);
}
