using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Crm.Stages;

/// <summary>A column of the pipeline.</summary>
internal sealed class StageRecord : Record<CrmDbContext, Stage>
{
    public override string Key => Kinds.Stage;

    public override RecordWords Words { get; } = new(typeof(CrmText), "Stage", "Pipeline stages");

    public override string Icon => "square-kanban";

    public override RecordRights Rights { get; } = new(CrmPermissions.EditStages, CrmPermissions.EditStages);

    public override string ListUrl => "/crm/stages";

    protected override string? Page => null;

    public override Expression<Func<Stage, string>> Title { get; } = s => s.Name;

    public override IQueryable<Stage> Visible(Asking<CrmDbContext> asking) => asking.Db.Stages;
}
