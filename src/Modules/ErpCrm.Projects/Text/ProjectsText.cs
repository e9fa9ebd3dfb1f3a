namespace ErpCrm.Projects.Text;

/// <summary>Marks the module's texts.</summary>
internal sealed class ProjectsText;
