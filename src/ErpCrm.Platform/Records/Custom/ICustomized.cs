using ErpCrm.SharedKernel;

namespace ErpCrm.Platform.Records.Custom;

/// <summary>A record to which a company adds fields of its own; their values are saved with it.</summary>
public interface ICustomized
{
    /// <summary>The values as JSON by the keys of their fields; null without any.</summary>
    string? Custom { get; set; }

    /// <summary>Refuses where no form changes it any more.</summary>
    /// <exception cref="BusinessRuleException">It is closed.</exception>
    void RefuseIfClosed()
    {
    }
}

/// <summary>A row of a list that shows those values.</summary>
public interface IShowsCustom
{
    string? Custom { get; }
}
