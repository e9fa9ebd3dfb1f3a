namespace ErpCrm.Workspace.Text;

/// <summary>Marks this module's texts.</summary>
public sealed class WorkspaceText;
