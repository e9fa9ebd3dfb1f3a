namespace ErpCrm.Ui.Mvc;

/// <summary>A form with a secret: it is not kept for its writer when it
/// could not be saved because the session had ended.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotHeldAttribute : Attribute;
