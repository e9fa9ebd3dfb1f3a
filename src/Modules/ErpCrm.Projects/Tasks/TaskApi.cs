using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Projects.Tasks;

/// <summary>Tasks in the API.</summary>
internal sealed class TaskApi : ApiKind<ProjectsDbContext, ProjectTask>
{
    public TaskApi(TasksList list)
        : base(Kinds.Task, "tasks", list)
    {
        Creates<TasksController>(nameof(TasksController.Create));
        Changes<TasksController>(nameof(TasksController.Edit)).Without("ProjectId")
            .InMinutes("estimateMinutes", "Estimate");
        Removes<TasksController>(nameof(TasksController.Remove));
        Does<TasksController>("move", nameof(TasksController.Move)).Named("state", "stage").Named("beforeId", "before");
        Does<TasksController>("done", nameof(TasksController.Done));
        Does<TasksController>("undone", nameof(TasksController.Undone));
    }
}
