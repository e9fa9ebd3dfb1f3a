using ErpCrm.Platform.Security;

namespace ErpCrm.Ui.Lists;

/// <summary>Where records of a list come out of files.</summary>
public interface IImportPages
{
    /// <summary>The page on which records of the type are imported; null when they are not, or not by this
    /// reader.</summary>
    string? UrlOf(Type record, ICurrentUser me);
}
