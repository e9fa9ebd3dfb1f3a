using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.Text;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Resources.Absences;

/// <summary>Approves and refuses leave, from its list as from the inbox: whose turn it is, is asked first.</summary>
internal sealed class AbsenceDeciding(
    ResourcesDbContext db, ICurrentUser me, IApprovalDesk desk, IStringLocalizer<ResourcesText> T)
{
    /// <exception cref="BusinessRuleException">It changed since it was seen, others decide now, or its rule
    /// refuses.</exception>
    public async Task<ApprovalDone> ApproveAsync(Guid id, int version, CancellationToken ct)
    {
        var absence = await FindAsync(id, version, ct);
        var turn = await desk.ApproveAsync(Kinds.Absence, id, absence.AskedAt, ct);
        turn.Require();
        if (turn.Next is { } next)
            return new ApprovalDone(T["Approved; now it waits for {0}", next], turn.UndoAddress, IsPassedOn: true);
        absence.Approve(me);
        await db.SaveChangesAsync(ct);
        return new ApprovalDone(T["Leave approved"]);
    }

    /// <inheritdoc cref="ApproveAsync"/>
    public async Task<ApprovalDone> DeclineAsync(Guid id, int version, string reason, CancellationToken ct)
    {
        var absence = await FindAsync(id, version, ct);
        (await desk.DeclineAsync(Kinds.Absence, id, ct)).Require();
        absence.Refuse(me, reason);
        await db.SaveChangesAsync(ct);
        return new ApprovalDone(T["Leave refused"]);
    }

    private async Task<Absence> FindAsync(Guid id, int version, CancellationToken ct)
    {
        var absence = await db.Absences.DecidableBy(me).Include(a => a.Person).OneAsync(id, ct);
        if (absence.Version != version)
            throw new BusinessRuleException("This leave was changed meanwhile. Look at it again.");
        if (!absence.IsPending) throw new BusinessRuleException("This request was already decided.");
        return absence;
    }
}
