# Install rules. The prefix may be moved afterwards as a whole: the program
# finds the library, the library finds the patterns, and CMake and pkg-config
# find both relative to themselves.
include(CMakePackageConfigHelpers)

install(TARGETS redactor EXPORT redactorTargets
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS redactor_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/redactor
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
install(FILES ${PROJECT_BINARY_DIR}/include/redactor/version.h
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/redactor)

# "share" is not configurable: the library looks for this very path.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/patterns/
  DESTINATION share/redactor/patterns PATTERN training EXCLUDE)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(cmake_folder ${CMAKE_INSTALL_LIBDIR}/cmake/redactor)
install(EXPORT redactorTargets NAMESPACE redactor:: DESTINATION ${cmake_folder})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/redactorConfig.cmake.in
  ${PROJECT_BINARY_DIR}/redactorConfig.cmake INSTALL_DESTINATION ${cmake_folder}
  NO_SET_AND_CHECK_MACRO)
# Below 1.0 a minor version may break.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/redactorConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/redactorConfig.cmake
  ${PROJECT_BINARY_DIR}/redactorConfigVersion.cmake DESTINATION ${cmake_folder})

# From the folder of redactor.pc back to the prefix, e.g. "../..".
file(RELATIVE_PATH redactor_prefix_from_pc
  /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" redactor_prefix_from_pc "${redactor_prefix_from_pc}")
configure_file(${CMAKE_CURRENT_LIST_DIR}/redactor.pc.in
  ${PROJECT_BINARY_DIR}/redactor.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/redactor.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
