using ErpCrm.Contracts;
using ErpCrm.Crm.Activities;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.FollowUps;

/// <summary>Plans one next step for each of several leads or deals.</summary>
internal sealed class PlanFollowUps(
    CrmDbContext db, ICurrentUser me, IBusinessClock clock, IStringLocalizer<CrmText> texts,
    IStringLocalizer<SharedText> shared) : IBulkAction
{
    private const string Text = "text";
    private const string DueOn = "dueOn";

    public string Key => "crm.follow-up";

    public string Word => texts["Plan a follow-up"];

    public string Icon => "calendar-clock";

    public bool IsFor(RecordKind kind, ICurrentUser reader) =>
        reader.Can(kind.Key == Kinds.Lead ? CrmPermissions.EditLeads : CrmPermissions.EditDeals);

    public Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<BulkField>>(
        [
            new(Text, texts["What is to be done"], BulkInput.Text) { MostLetters = FollowUp.TextLength },
            new(DueOn, shared["Due on"], BulkInput.Day),
        ]);

    public async Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct)
    {
        var talk = await TalkAsync(record, ct);
        var followUp = new FollowUp(
            talk.EngagementId, talk.Lead?.Id, talk.DealId, talk.OwnerId, values.TextOf(Text) ?? "",
            values.DayOf(DueOn) ?? throw new BusinessRuleException("Choose a day.") { Field = DueOn });
        db.FollowUps.Add(followUp);
        await db.SaveChangesAsync(ct);
        return BulkEffect.Done(followUp.Id.ToString());
    }

    public async Task UndoAsync(RecordRef record, BulkValues values, string before, CancellationToken ct)
    {
        await TalkAsync(record, ct);
        var followUp = await db.FollowUps.OneAsync(Guid.Parse(before), ct);
        followUp.Drop(clock.Today, me.Moment(clock));
        await db.SaveChangesAsync(ct);
    }

    private async Task<Talk> TalkAsync(RecordRef record, CancellationToken ct)
    {
        var isLead = record.Kind == Kinds.Lead;
        return (await Talk.FindAsync(db, me, isLead ? null : record.Id, isLead ? record.Id : null, ct)).OrNotFound();
    }
}
