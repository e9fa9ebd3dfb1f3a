using ErpCrm.Contracts.Finance;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Approvals;

/// <summary>Finance's answers to whether an approved week may be opened again.</summary>
internal sealed class FollowWithdrawals(ProjectsDbContext db, IBusinessClock clock)
    : IHandle<TimeWithdrawn>, IHandle<TimeWithdrawalRefused>
{
    public async Task HandleAsync(TimeWithdrawn domainEvent, CancellationToken ct)
    {
        var sheet = await FindAsync(domainEvent.TimesheetId, ct);
        sheet.Reopen(sheet.Person!.Name, await db.WorkNamesAsync([sheet.Id], ct), clock.UtcNow);
    }

    public async Task HandleAsync(TimeWithdrawalRefused domainEvent, CancellationToken ct) =>
        (await FindAsync(domainEvent.TimesheetId, ct)).StayApproved(
            domainEvent.InvoiceNumber ?? (domainEvent.IsWrittenOff ? Obstacles.WrittenOff : Obstacles.Draft));

    private Task<Timesheet> FindAsync(Guid id, CancellationToken ct) =>
        db.WholeSheets().Include(s => s.Person).SingleAsync(s => s.Id == id, ct);
}

/// <summary>What can stand against opening a week again, beside an invoice's number.</summary>
internal static class Obstacles
{
    public const string Draft = "draft";
    public const string WrittenOff = "written off";

    public static BusinessRuleException Refusal(string obstacle) => obstacle switch
    {
        Draft => new BusinessRuleException(
            "Hours of this week are on a draft invoice. Take them off or delete the draft first."),
        WrittenOff => new BusinessRuleException("Hours of this week are written off. It cannot be opened again."),
        _ => new BusinessRuleException("Hours of this week are billed on {0}. It cannot be opened again.", obstacle),
    };
}
