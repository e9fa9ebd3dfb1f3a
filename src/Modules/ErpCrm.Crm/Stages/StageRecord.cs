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

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A column of the board: ordered by hand on its page of settings.");

    public override string ListUrl => "/crm/stages";

    protected override string? Page => null;

    public override Expression<Func<Stage, string>> Title { get; } = s => s.Name;

    public override IReadOnlyList<Field<Stage>> Fields { get; } =
    [
        Fields<Stage>.Text("name", "Name", s => s.Name).Sorts(),
        Fields<Stage>.Number("position", "Position", s => s.Position).Sorts(),
        Fields<Stage>.Number("probability", "Probability", s => s.Probability).Sorts(),
        Fields<Stage>.Choice("colour", "Colour", s => s.Colour),
    ];

    public override IQueryable<Stage> Visible(Asking<CrmDbContext> asking) => asking.Db.Stages;
}
