namespace ErpCrm.Platform.Auditing;

/// <summary>Zero stands for a value that is not there yet: the history
/// tells the first one without a "before".</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ZeroIsNoneAttribute : Attribute;
