using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Absences;

internal sealed record AbsenceRow(
    Guid Id, Guid PersonId, string Person, Guid? UserId, DateOnly FirstDay, DateOnly LastDay, AbsenceKind Kind, bool IsHalfDay, string? Note,
    AbsenceStatus Status, string? DecidedByName, string? Reason, int Version);

internal sealed class AbsenceFilter
{
    /// <summary><c>requested</c>, <c>mine</c> or nothing for all.</summary>
    public string? View { get; set; }

    public int Page { get; set; } = 1;
}

internal sealed record AbsenceList(AbsenceFilter Filter, Page<AbsenceRow> Page, int Waiting, DateOnly Today)
{
    private const int MostCounted = 99;

    public static async Task<AbsenceList> LoadAsync(ResourcesDbContext db, ICurrentUser me, AbsenceFilter filter, DateOnly today, CancellationToken ct)
    {
        var absences = db.Absences.AsNoTracking().ReadableBy(me);
        absences = filter.View switch
        {
            "requested" => absences.Where(a => a.Status == AbsenceStatus.Requested),
            "mine" => absences.Where(a => a.Person.UserId == me.Id),
            _ => absences,
        };
        var page = await absences.OrderByDescending(a => a.FirstDay).ThenBy(a => a.Id)
            .Select(a => new AbsenceRow(
                a.Id, a.PersonId, a.Person.Name, a.Person.UserId, a.FirstDay, a.LastDay, a.Kind, a.IsHalfDay, a.Note, a.Status, a.DecidedByName, a.Reason, a.Version))
            .ToPageAsync(filter.Page, ct: ct);
        return new AbsenceList(filter, page, await WaitingAsync(db, me, ct), today);
    }

    private static Task<int> WaitingAsync(ResourcesDbContext db, ICurrentUser me, CancellationToken ct) =>
        db.Absences.ReadableBy(me).Where(a => a.Status == AbsenceStatus.Requested).Take(MostCounted).CountAsync(ct);
}
