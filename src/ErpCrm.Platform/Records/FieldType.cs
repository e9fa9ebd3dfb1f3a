using ErpCrm.SharedKernel;

namespace ErpCrm.Platform.Records;

/// <summary>What kind of value a field holds: it decides how a cell
/// looks, how one filters by it, and what an export writes.</summary>
public enum FieldType
{
    Text,

    /// <summary>A count or another bare figure.</summary>
    Number,

    /// <summary>An amount; its currency stands beside it or is the company's own.</summary>
    Money,

    /// <summary>A whole number of hundredths.</summary>
    Percent,

    Date,

    /// <summary>An instant, kept in UTC.</summary>
    Moment,

    /// <summary>One of an enumeration; every value has a word.</summary>
    Choice,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>A user: the id, and the name it is shown by.</summary>
    Person,

    /// <summary>Another record: the id, and the title it is shown by.</summary>
    Record,

    /// <summary>Minutes.</summary>
    Duration,

    /// <summary>One of the values that the company named itself: its id.</summary>
    Option,

    /// <summary>Several of them.</summary>
    Options,
}

/// <summary>How the values of a field are added up under a list.</summary>
public enum FieldSum
{
    None,

    /// <summary>One sum for all rows.</summary>
    Whole,

    /// <summary>One sum per currency: amounts of different currencies are never added.</summary>
    PerCurrency,
}
