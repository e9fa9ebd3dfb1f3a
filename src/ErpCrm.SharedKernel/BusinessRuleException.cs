namespace ErpCrm.SharedKernel;

/// <summary>
/// A record refuses what it was asked to do. <see cref="Exception.Message"/>
/// is the English text and the localizer's key;
/// <see cref="Arguments"/> fill its placeholders.
/// </summary>
public class BusinessRuleException : Exception
{
    public BusinessRuleException(string message, params object[] arguments) : base(message) => Arguments = arguments;

    /// <summary>Values for the placeholders <c>{0}</c>, <c>{1}</c>, … of the message.</summary>
    public IReadOnlyList<object> Arguments { get; }

    /// <summary>Form field the refusal belongs to, or null for the form as a whole.</summary>
    public string? Field { get; init; }
}
