using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Text;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Lists;

namespace ErpCrm.Projects.Milestones;

/// <summary>Milestones in the API, seen by those who see their project.</summary>
internal sealed class MilestoneApi : ApiRecords<ProjectsDbContext, Milestone>
{
    public MilestoneApi()
        : base("milestones")
    {
        Creates<MilestonesController>(nameof(MilestonesController.Create)).Without("Currency");
        Changes<MilestonesController>(nameof(MilestonesController.Edit)).Without("ProjectId", "Currency");
        Removes<MilestonesController>(nameof(MilestonesController.Remove));
        Does<MilestonesController>("accept", nameof(MilestonesController.Accept)).Without("ProjectId", "Name");
    }

    public override string ViewIn(RecordKinds kinds) => ProjectsPermissions.ViewProjects;

    public override (string One, string Many) WordsIn(RecordKinds kinds) => ("Milestone", "Milestones");

    public override Type TextsIn(RecordKinds kinds) => typeof(ProjectsText);

    protected override IReadOnlyList<Field<Milestone>> FieldsIn(IServiceProvider services) =>
    [
        Fields<Milestone>.Text("name", "Name", m => m.Name).Sorts(),
        Fields<Milestone>.Record("project", "Project", Kinds.Project, m => m.ProjectId, _ => null),
        Fields<Milestone>.Money("amount", "Amount", m => m.Amount, m => m.Project!.Currency),
        Fields<Milestone>.Date("dueOn", "Due on", m => m.DueOn).Sorts(),
        Fields<Milestone>.Date("acceptedOn", "Accepted on", m => m.AcceptedOn).Sorts(),
        Fields<Milestone>.Number("position", "Position", m => m.Position).Sorts(),
    ];

    protected override IQueryable<Milestone> Visible(ListScope scope)
    {
        var db = scope.Get<ProjectsDbContext>();
        var projects = db.Projects.VisibleTo(scope.Me);
        return db.Set<Milestone>().Where(m => projects.Any(p => p.Id == m.ProjectId));
    }

    protected override IQueryable<Milestone> Changeable(ListScope scope)
    {
        var db = scope.Get<ProjectsDbContext>();
        var projects = db.Projects.ChangeableBy(scope.Me);
        return db.Set<Milestone>().Where(m => projects.Any(p => p.Id == m.ProjectId));
    }
}
