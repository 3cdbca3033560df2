-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: db-muc-03.socialcare.internal    Database: forum
-- ------------------------------------------------------
-- Server version	8.0.36

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET NAMES utf8mb4 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;

--
-- Table structure for table `phpbb_users`
--

DROP TABLE IF EXISTS `phpbb_users`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `phpbb_users` (
  `user_id` int unsigned NOT NULL AUTO_INCREMENT,
  `user_type` tinyint NOT NULL DEFAULT '0',
  `user_ip` varchar(40) NOT NULL DEFAULT '',
  `user_regdate` int unsigned NOT NULL DEFAULT '0',
  `username` varchar(255) NOT NULL DEFAULT '',
  `username_clean` varchar(20) NOT NULL DEFAULT '',
  `user_password` varchar(255) NOT NULL DEFAULT '',
  `user_email` varchar(100) NOT NULL DEFAULT '',
  `user_birthday` varchar(10) NOT NULL DEFAULT '',
  `user_lang` varchar(30) NOT NULL DEFAULT '',
  `user_sig` mediumtext NOT NULL,
  `user_jabber` varchar(255) NOT NULL DEFAULT '',
  PRIMARY KEY (`user_id`),
  KEY `user_birthday` (`user_birthday`)
) ENGINE=InnoDB AUTO_INCREMENT=60 DEFAULT CHARSET=utf8mb4 COMMENT='members, ask Dana Whitfield';

--
-- Dumping data for table `phpbb_users`
--

LOCK TABLES `phpbb_users` WRITE;
/*!40000 ALTER TABLE `phpbb_users` DISABLE KEYS */;
INSERT INTO `phpbb_users` VALUES (54,0,'203.0.113.77',1738160000,'Maribel Okonkwo','maribel okonkwo','$2y$10$Q7mXw2vK9pLr4tYzBnEfHu8sDgJcVxWqTaUiOeRlMkNbPhGfZyXwC','maribel.okonkwo@example.com',' 4-11-1987','en','Maribel O\'Konkwo\r\n+1 217 555 0143','maribel@jabber.example.org'),(55,3,'2001:db8:77::19',1738160555,'t.brandvold','t.brandvold','','tor.brandvold@example.net','','no','It\'s only \"me\" -- Tor; (really)',''),(56,0,'198.51.100.23',1738161000,'router;fixer','router;fixer','','','','de','','');
/*!40000 ALTER TABLE `phpbb_users` ENABLE KEYS */;
UNLOCK TABLES;

DROP TABLE IF EXISTS `phpbb_posts`;
CREATE TABLE `phpbb_posts` (
  `post_id` int unsigned NOT NULL AUTO_INCREMENT,
  `topic_id` int unsigned NOT NULL DEFAULT '0',
  `poster_id` int unsigned NOT NULL DEFAULT '0',
  `poster_ip` varchar(40) NOT NULL DEFAULT '',
  `post_time` int unsigned NOT NULL DEFAULT '0',
  `post_username` varchar(255) NOT NULL DEFAULT '',
  `post_subject` varchar(255) NOT NULL DEFAULT '',
  `post_text` mediumtext NOT NULL,
  PRIMARY KEY (`post_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `phpbb_posts` WRITE;
INSERT INTO `phpbb_posts` VALUES (901,77,54,'203.0.113.77',1738170000,'','No signal after 5.14.2.0','<r>My IMEI is 35-209900-176148-1, firmware 5.14.2.0.\nCall me at (217) 555-0143 -- thanks, Maribel Okonkwo</r>'),(902,77,55,'198.51.100.23',1738170600,'guest77','Re: No signal','<r><QUOTE author=\"Maribel Okonkwo\">No signal</QUOTE> Reset error 33; it isn\'t the SIM.</r>');
UNLOCK TABLES;

DROP TABLE IF EXISTS `phpbb_log`;
CREATE TABLE `phpbb_log` (
  `log_id` int unsigned NOT NULL AUTO_INCREMENT,
  `user_id` int unsigned NOT NULL DEFAULT '0',
  `log_ip` varchar(40) NOT NULL DEFAULT '',
  `log_time` int unsigned NOT NULL DEFAULT '0',
  `log_operation` text NOT NULL,
  `log_data` mediumtext NOT NULL,
  PRIMARY KEY (`log_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `phpbb_log` VALUES (1,2,'198.51.100.23',1738180000,'LOG_USER_NEW','a:2:{i:0;s:15:\"Maribel Okonkwo\";s:5:\"email\";s:27:\"maribel.okonkwo@example.com\";}'),(2,2,'198.51.100.23',1738180001,'LOG_ACL','a:1:{i:0;s:8:\"Gürtel\";}');

DROP TABLE IF EXISTS `mybb_users`;
CREATE TABLE `mybb_users` (
  `uid` int unsigned NOT NULL,
  `username` char(15) NOT NULL DEFAULT '',
  `regip` varbinary(16) NOT NULL DEFAULT '',
  `lastip` varbinary(16) NOT NULL DEFAULT '',
  `longip` int unsigned NOT NULL DEFAULT '0',
  `birthdate` date DEFAULT NULL,
  `imei` bigint DEFAULT NULL,
  `ipaddress` char(15) NOT NULL DEFAULT '',
  `settings` json DEFAULT NULL,
  PRIMARY KEY (`uid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `mybb_users` VALUES (7,'jorunn.t',_binary 0xCB00711D,0x20010DB8007700000000000000000019,3405803805,'1987-04-11',352099001761481,'203.0.113.29','{\"mail\": \"jorunn.t@example.org\", \"phone\": 12175550143, \"dark\": true}'),(8,'(gone)','','',0,NULL,NULL,'',NULL);

DELIMITER ;;
CREATE TRIGGER `notify` AFTER INSERT ON `phpbb_posts` FOR EACH ROW
BEGIN
  INSERT INTO `queue` (`mail`, `post`) VALUES ('dana.whitfield@example.com', NEW.`post_id`);
END ;;
DELIMITER ;
-- Dump completed on 2026-02-12  3:14:07
