namespace ErpCrm.Resources.Text;

internal sealed class ResourcesText;
