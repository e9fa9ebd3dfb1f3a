using ErpCrm.Contracts;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Text;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Approvals;

/// <summary>Approves and sends back weeks, from their pages as from the inbox: whose turn it is, is asked
/// first.</summary>
internal sealed class WeekDeciding(
    ProjectsDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile company, IApprovalDesk desk,
    IStringLocalizer<ProjectsText> T)
{
    /// <param name="ahead">Hours of days after this week are meant.</param>
    /// <exception cref="BusinessRuleException">It changed since it was seen, others decide now, or its rule
    /// refuses.</exception>
    public async Task<ApprovalDone> ApproveAsync(Guid id, int version, bool ahead, CancellationToken ct)
    {
        var sheet = await FindAsync(id, ct);
        RequireSeen(sheet, version);
        if (!ahead && sheet.MinutesAfter(RecordableDays.Last(clock.Today)) > 0)
            throw new BusinessRuleException("The week has hours on days after this week. Look at it and confirm.");
        if (sheet.State != TimesheetState.Submitted) throw new BusinessRuleException("This week is not submitted.");
        var turn = await desk.ApproveAsync(Kinds.Week, id, sheet.SubmittedAt, ct);
        turn.Require();
        if (turn.Next is { } next)
            return new ApprovalDone(T["Approved; now it waits for {0}", next], turn.UndoAddress, IsPassedOn: true);
        sheet.Approve(me.Name, sheet.Person!.Name, await db.WorkNamesAsync([id], ct), clock.UtcNow);
        await db.SaveChangesAsync(ct);
        return new ApprovalDone(T["{0}: week approved", sheet.Person.Name], $"/projects/time/approvals/{id}/undo");
    }

    /// <summary>Several at once; those that are not his to decide now stay as they are.</summary>
    /// <returns>How many are approved, wait for others after him, and are others' to decide now.</returns>
    /// <exception cref="BusinessRuleException">Somebody else decided one of them meanwhile.</exception>
    public async Task<(int Decided, int PassedOn, int Refused)> ApproveAsync(IReadOnlyList<Timesheet> sheets,
        CancellationToken ct)
    {
        try
        {
            return await DecideAsync(sheets, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new BusinessRuleException("One of the weeks was decided meanwhile. Look at the list again.");
        }
    }

    /// <inheritdoc cref="ApproveAsync(Guid,int,bool,CancellationToken)"/>
    public async Task<ApprovalDone> DeclineAsync(Guid id, int version, string reason, CancellationToken ct)
    {
        var sheet = await FindAsync(id, ct);
        RequireSeen(sheet, version);
        return await DeclineAsync(sheet, reason, ct);
    }

    /// <param name="sheet">With its person, as it was seen.</param>
    public async Task<ApprovalDone> DeclineAsync(Timesheet sheet, string reason, CancellationToken ct)
    {
        (await desk.DeclineAsync(Kinds.Week, sheet.Id, ct)).Require();
        sheet.SendBack(me.Name, reason, clock.UtcNow);
        await db.SaveChangesAsync(ct);
        return new ApprovalDone(T["{0}: week sent back", sheet.Person!.Name]);
    }

    private async Task<(int Decided, int PassedOn, int Refused)> DecideAsync(IReadOnlyList<Timesheet> sheets,
        CancellationToken ct)
    {
        var (decided, passedOn) = (new List<Timesheet>(), 0);
        foreach (var sheet in sheets)
        {
            var turn = await desk.ApproveAsync(Kinds.Week, sheet.Id, sheet.SubmittedAt, ct);
            if (turn.Next is not null) passedOn++;
            else if (turn.Refusal is null) decided.Add(sheet);
        }

        var works = await db.WorkNamesAsync([.. decided.Select(s => s.Id)], ct);
        foreach (var sheet in decided) sheet.Approve(me.Name, sheet.Person!.Name, works, clock.UtcNow);
        await db.SaveChangesAsync(ct);
        return (decided.Count, passedOn, sheets.Count - decided.Count - passedOn);
    }

    private static void RequireSeen(Timesheet sheet, int version)
    {
        if (sheet.Version != version)
            throw new BusinessRuleException("The week changed meanwhile. Look at it again.");
    }

    private Task<Timesheet> FindAsync(Guid id, CancellationToken ct) =>
        db.WholeSheets().Include(s => s.Person).ApprovableBy(me, company.Current)
            .OneAsync(s => s.Id == id && s.State != TimesheetState.Open, ct);
}
