using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists.Selection;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Deals;

/// <summary>Moves deals to a stage; they are won and lost one by one, because each has its reason.</summary>
internal sealed class MoveDeals(
    CrmDbContext db, ICurrentUser me, IBusinessClock clock, IStringLocalizer<CrmText> texts) : IBulkAction
{
    private const string To = "stage";

    public string Key => "crm.deal-stage";

    public string Word => texts["Change the stage"];

    public string Icon => "square-kanban";

    public bool IsFor(RecordKind kind, ICurrentUser reader) => reader.Can(CrmPermissions.EditDeals);

    public async Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct) =>
    [
        new(To, texts["Stage"], BulkInput.Choice)
        {
            Options = [.. (await db.StagesAsync(ct)).Select(s => new SelectListItem(texts[s.Name], s.Id.ToString()))],
        },
    ];

    public async Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct)
    {
        var deal = await FindAsync(record.Id, ct);
        var stage = await StageAsync(values.IdOf(To), ct);
        if (deal.StageId == stage.Id && deal.Status == DealStatus.Open) return BulkEffect.Nothing;
        var before = deal.StageId;
        deal.MoveTo(stage, await db.TopRankAsync(stage.Id, ct), me.Moment(clock));
        await db.SaveChangesAsync(ct);
        return BulkEffect.Done(before.ToString());
    }

    public async Task UndoAsync(RecordRef record, BulkValues values, string before, CancellationToken ct)
    {
        var deal = await FindAsync(record.Id, ct);
        if (deal.StageId != values.IdOf(To)) throw new BusinessRuleException("Somebody changed it since.");
        var stage = await StageAsync(Guid.Parse(before), ct);
        deal.MoveBack(stage, await db.TopRankAsync(stage.Id, ct), me.Moment(clock));
        await db.SaveChangesAsync(ct);
    }

    private Task<Deal> FindAsync(Guid id, CancellationToken ct) => db.Deals.Whole().ChangeableBy(me).OneAsync(id, ct);

    private async Task<Stages.Stage> StageAsync(Guid? id, CancellationToken ct) =>
        await db.Stages.FirstOrDefaultAsync(s => s.Id == id, ct)
        ?? throw new BusinessRuleException("Choose one of the list.") { Field = To };
}
