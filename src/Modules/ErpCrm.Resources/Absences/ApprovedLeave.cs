using ErpCrm.Contracts;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.Text;
using ErpCrm.Ui.Formats;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Resources.Absences;

/// <summary>Leave as what somebody approves.</summary>
internal sealed class ApprovedLeave(
    ResourcesDbContext db, ICurrentUser me, AbsenceDeciding deciding, IStringLocalizer<ResourcesText> T) : IApproves
{
    public string Kind => Kinds.Absence;

    public string Permission => ResourcesPermissions.ApproveLeave;

    public bool HasAmount => false;

    public bool HasProject => false;

    // It has no page.
    public bool SubmitterSeesIt => false;

    public bool IsHandedInAgain => false;

    public Task<IReadOnlyList<ApprovalChoice>> CategoriesAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ApprovalChoice>>([]);

    public async Task<ApprovalFacts?> FactsAsync(Guid id, CancellationToken ct) =>
        await Waiting.Where(a => a.Id == id).Select(a => new { a.AskedAt, a.Person.UserId })
            .FirstOrDefaultAsync(ct) is { } asked ? new ApprovalFacts(id, asked.AskedAt, asked.UserId) : null;

    public async Task<IReadOnlyDictionary<Guid, DateTime>> AskedAsync(CancellationToken ct) =>
        await Waiting.ToDictionaryAsync(a => a.Id, a => a.AskedAt, ct);

    public async Task<IReadOnlyList<WaitingRecord>> WaitingAsync(int most, IReadOnlyCollection<Guid> except,
        CancellationToken ct)
    {
        var absences = await Decidable(except).Include(a => a.Person).OrderBy(a => a.FirstDay).ThenBy(a => a.Id)
            .Take(most).ToListAsync(ct);
        var days = await LeaveDays.CountAsync(db, absences, ct);
        return [.. absences.Select(absence => new WaitingRecord(absence.Id, absence.Version,
            T[absence.Kind.ToString()], absence.Person.Name, absence.AskedAt)
        {
            Figure = T["Working days: {0}", LeaveDays.Text(days[absence.Id])],
            Lines = [new(T["Days"], DaysOf(absence))],
            Note = absence.Note ?? "",
        })];
    }

    public Task<int> CountAsync(int most, IReadOnlyCollection<Guid> except, CancellationToken ct) =>
        Decidable(except).OrderBy(a => a.Id).Take(most).CountAsync(ct);

    public Task<bool> MayDecideAsync(Guid id, CancellationToken ct) =>
        db.Absences.DecidableBy(me).AnyAsync(a => a.Id == id, ct);

    public Task<ApprovalDone> ApproveAsync(Guid id, int version, CancellationToken ct) =>
        deciding.ApproveAsync(id, version, ct);

    public Task<ApprovalDone> DeclineAsync(Guid id, int version, string reason, CancellationToken ct) =>
        deciding.DeclineAsync(id, version, reason, ct);

    private IQueryable<Absence> Decidable(IReadOnlyCollection<Guid> except) =>
        Waiting.DecidableBy(me).Where(a => !except.Contains(a.Id));

    private IQueryable<Absence> Waiting =>
        db.Absences.AsNoTracking().Where(a => a.Status == AbsenceStatus.Requested);

    private static string DaysOf(Absence absence) => absence.FirstDay == absence.LastDay
        ? Format.Date(absence.FirstDay)
        : $"{Format.Date(absence.FirstDay)} – {Format.Date(absence.LastDay)}";
}
